"""Codes on changes, on time, and on figures and money."""

from generator.codes.entry import SOURCE, Subject, cell, change, code, meeting, sample, village

_LATER = "Xem lại các ngày, hoặc đổi sang tổ chức có vào ngày ấy."
_ACCOUNT = "title: Làm đường\norg: units/na-lan\n"
_MONEY = "- {kind: money, quantity: {value: 500000, unit: vnd}}\n"
_RECEIVED = f"received:\n  complete: true\n  lines:\n    {_MONEY}"
_SHARES = "title: Chi bộ có cán bộ xã\nscope: committees/xa-hoa-binh\nmeasure: ratio\nobservations:\n"

CHANGES = Subject(key="thay-doi", title="Sáp nhập, thay đổi", codes=(
    code("side-missing", "Thiếu một bên", "Loại thay đổi này cần cả bên trước hoặc bên sau.",
         "Ghi before, after; không rõ tên thì ghi loại và số lượng, hoặc incomplete: true.",
         change("kind: merger\ndate: 2020\nbefore: [units/na-lan, {kind: thôn}]\n⟦¦after: [{kind: thôn}]\n⟧")),
    code("side-repeated", "Một bên ghi trùng tên", "Trong một bên, mỗi tên chỉ ghi một lần.", "Xóa dòng trùng.",
         village(),
         change("kind: split\nstatus: planned\nbefore: [units/na-lan]\n",
                "after: [units/khe-sim, ⟦units/khe-sim¦{kind: thôn}⟧]\n")),
    code("merger-of-one", "Sáp nhập mà chỉ có một", "Sáp nhập cần ít nhất hai bên trước.",
         "Ghi thêm bên kia; nguồn không nêu thì ghi incomplete: true.", village(),
         change("kind: merger\ndate: 2020\nbefore: [units/na-lan⟦¦, {kind: thôn}⟧]\nafter: [units/khe-sim]\n")),
    code("rename-without-name", "Đổi tên mà chưa có tên mới", "Thay đổi loại đổi tên cần khóa new_name.",
         "Thêm new_name.", change("kind: rename\ndate: 2020\nbefore: [units/na-lan]\n⟦¦new_name: Nà Lạn Mới\n⟧")),
    code("reclassification-without-kind", "Chuyển loại mà chưa có loại mới", "Thay đổi loại chuyển loại cần new_kind, "
         "hoặc hồ sơ mới ở bên sau.", "Thêm new_kind.",
         change("kind: reclassification\ndate: 2020\nbefore: [units/na-lan]\n⟦¦new_kind: ban\n⟧")),
    code("transfer-to-many", "Chuyển về nhiều cấp trên", "Một lần chuyển chỉ về một cấp trên.",
         "Tách thành nhiều hồ sơ, hoặc dùng kind: split.", village(),
         change("kind: transfer\ndate: 2020\nbefore: [units/na-lan]\nafter: [units/hoa-binh⟦, units/khe-sim¦⟧]\n")),
    code("effective-without-date", "Đã thực hiện mà chưa có ngày",
         "Thiếu ngày thì không biết đơn vị nào còn, đơn vị nào "
         "hết.", "Ghi date, dù chỉ năm; chưa làm thì ghi status: decided.",
         change("kind: dissolution\n⟦¦date: 2020\n⟧before: [{kind: chi bộ cơ quan}]\n")),
    code("founded-and-created", "Ngày lập ghi hai nơi", "Ngày lập đã có ở hồ sơ thay đổi nên không ghi founded.",
         "Xóa founded.", village("⟦founded: 2019\n¦⟧"), change("kind: founding\ndate: 2020-05\nafter: "
         "[units/khe-sim]\n")),
    code("created-twice", "Lập ra hai lần", "Hai hồ sơ thay đổi cùng lập một tổ chức vào hai ngày khác nhau, "
         "giữa đó không kết thúc.",
         "Giữ một; tổ chức khác cùng tên thì viết hồ sơ khác.", village(),
         change("kind: founding\ndate: 2010\nafter: [units/khe-sim]\n", name="lap"),
         change("kind: founding\ndate: ⟦2012¦2010⟧\nafter: [units/khe-sim]\n", name="lap-2")),
    code("ended-twice", "Kết thúc hai lần", "Hai hồ sơ thay đổi cùng kết thúc một tổ chức vào hai ngày khác nhau.",
         "Giữ một; tổ chức còn tiếp tục thì ghi ở cả hai bên.", village(),
         change("kind: dissolution\ndate: 2020\nbefore: [units/khe-sim]\n", name="het"),
         change("kind: dissolution\ndate: ⟦2021¦2020⟧\nbefore: [units/khe-sim]\n", name="het-2")),
    code("change-before-founding", "Thay đổi trước khi thành lập", "Tổ chức này chưa có vào ngày ấy.", _LATER,
         village(), change("kind: founding\ndate: 2015\nafter: [units/khe-sim]\n", name="lap"),
         change("kind: rename\ndate: ⟦2014¦2016⟧\nbefore: [units/khe-sim]\nnew_name: Khe Tre\n")),
    code("change-after-end", "Thay đổi sau khi kết thúc", "Tổ chức này không còn vào ngày ấy.", _LATER,
         village(), change("kind: dissolution\ndate: 2015\nbefore: [units/khe-sim]\n", name="het"),
         change("kind: rename\ndate: ⟦2016¦2014⟧\nbefore: [units/khe-sim]\nnew_name: Khe Tre\n")),
    code("change-after-today", "Chưa đến ngày mà ghi là đã thực hiện", "Ngày thực hiện còn ở sau hôm nay.",
         "Ghi status: decided, hoặc sửa date nếu đã thực hiện rồi.",
         change("kind: rename\nstatus: effective\ndate: 20⟦42¦24⟧\nbefore: [units/na-lan]\n",
                "new_name: Nà Lạn Mới\n")),
    code("change-overdue", "Đã qua ngày mà chưa ghi là thực hiện", "Thay đổi dự kiến, đã quyết định có ngày thì qua "
         "ngày ấy cần biết đã thực hiện chưa.",
         "Ghi status: effective nếu đã thực hiện, status: cancelled nếu không thực hiện, hoặc sửa date nếu lùi ngày.",
         change("kind: rename\nstatus: ⟦decided¦effective⟧\ndate: 2020\nbefore: [units/na-lan]\n",
                "new_name: Nà Lạn Mới\n")),
))  # fmt: skip

TIME = Subject(key="thoi-gian", title="Thời gian", codes=(
    code("ends-before-starts", "Kết thúc trước khi bắt đầu", "Ngày cuối (ends) sớm hơn ngày đầu (starts).",
         "Xem lại starts và ends.", meeting("starts: 2020-09-05\nends: 2020-09-0⟦3¦7⟧\norgs: [cells/na-lan]\n")),
    code("attendance-not-held", "Chưa làm mà có số người dự", "Số người dự chỉ ghi khi việc đã làm.",
         "Đổi status thành held, hoặc xóa attendance.",
         sample("activities/hop", "title: Họp chi bộ\nkind: regular_meeting\nstatus: ⟦planned¦held⟧\n",
                "orgs: [cells/na-lan]\nattendance: {present: 9}\n", SOURCE)),
    code("finished-before-started", "Công trình xong trước khi làm", "Ngày xong sớm hơn ngày làm.",
         "Xem lại started và finished.",
         sample("achievements/duong", "title: Đường hoa\nkind: works\norg: units/na-lan\nworks:\n  status: finished\n",
                "  started: 2021\n  finished: ⟦2020-12¦2022⟧\n", SOURCE)),
    code("activity-before-org", "Hoạt động trước khi có tổ chức", "Tổ chức này thành lập sau ngày ấy.", _LATER,
         village("founded: 2020\n"), meeting("date: ⟦2019¦2021⟧-12-30\norgs: [units/khe-sim]\n")),
    code("activity-after-org", "Hoạt động sau khi tổ chức kết thúc", "Tổ chức này không còn vào ngày ấy.", _LATER,
         village(), change("kind: dissolution\ndate: 2020\nbefore: [units/khe-sim]\n"),
         meeting("date: ⟦2021¦2019⟧-12-30\norgs: [units/khe-sim]\n")),
    code("held-after-today", "Chưa đến ngày mà ghi là đã làm", "Ngày làm còn ở sau hôm nay.",
         "Ghi status: planned, hoặc sửa ngày nếu đã làm rồi.",
         meeting("date: 20⟦42¦24⟧-09-05\norgs: [cells/na-lan]\n")),
    code("activity-overdue", "Đã qua ngày dự kiến mà chưa có tin", "Việc dự kiến hoặc hoãn, qua ngày ấy đã hơn 14 "
         "ngày, cần biết đã làm chưa.", "Ghi status: held nếu đã làm, postponed nếu hoãn, cancelled nếu không làm nữa.",
         sample("activities/hop", "title: Họp chi bộ\nkind: regular_meeting\nstatus: ⟦planned¦held⟧\n",
                "date: 2020-09-05\norgs: [cells/na-lan]\n", SOURCE)),
    code("works-overdue", "Công trình đã qua hạn mà chưa có tin", "Ngày khởi công hoặc ngày xong dự kiến đã qua hơn 14 "
         "ngày.", "Ghi status: finished nếu đã xong, sửa ngày nếu lùi hạn, hoặc status: unknown nếu không có tin.",
         sample("achievements/duong", "title: Đường hoa\nkind: works\norg: units/na-lan\nworks:\n",
                "  status: ⟦building¦finished⟧\n  finished: 2022-06\n", SOURCE)),
    code("fact-after-today", "Ngày của điều đã có còn ở sau hôm nay", "Số liệu, kết quả, chức vụ, văn bản, ngày thành "
         "lập, đính chính, khoản thu chi và ảnh là những điều đã có, nên không mang ngày chưa tới.",
         "Xem lại ngày, tháng, năm.",
         cell("observations:\n  - measure: members\n    value: 12\n    as_of: 20⟦42¦24⟧-12-31\n")),
    code("organisation-never-came", "Ghi cho nơi chưa lập", "Thay đổi lập ra nơi này chưa thực hiện hoặc đã hủy.",
         "Ghi nơi có vào ngày ấy, hoặc sửa status của thay đổi.", village(),
         change("kind: merger\nstatus: ⟦cancelled¦effective⟧\ndate: 2020\nbefore: [units/na-lan, {kind: thôn}]\n"
                "after: [units/khe-sim]\n"),
         meeting("date: 2021-12-30\norgs: [units/khe-sim]\n")),
))  # fmt: skip

FIGURES = Subject(key="so", title="Số và tiền", codes=(
    code("breakdown-sum", "Cộng các phần không bằng tổng", "Các phần trong by cộng lại khác value.",
         "Xem lại từng phần; nguồn không nêu đủ thì bỏ by.",
         cell("observations:\n  - measure: members\n    value: ⟦11¦10⟧\n    by:\n      origin: {resident: 7, "
         "official: 3}\n")),
    code("published-mismatch", "Tỷ lệ nguồn in không khớp", "Tính từ part và whole ra số khác tỷ lệ nguồn in.",
         "Đối chiếu lại part, whole, published với nguồn.",
         sample("indicators/can-bo", _SHARES, "  - {period: 2022, part: 125, whole: 154, published: '⟦91¦81⟧,17%'}\n",
                SOURCE)),
    code("published-truncated", "Nguồn cắt bớt chữ số", "Tỷ lệ nguồn in chỉ bị cắt phần lẻ, không sai. Trang ghi cả "
         "hai số.", "Không phải sửa gì; chỉ xem lại là đã chép đúng.",
         sample("indicators/can-bo", _SHARES, "  - {period: 2022, part: 125, whole: 154, published: '81,1⟦6¦7⟧%'}\n",
                SOURCE)),
    code("attendance-over-total", "Người dự nhiều hơn tổng số", "Số người dự (present) lớn hơn tổng số (total).",
         "Xem lại hai số; khách ghi ở guests.",
         meeting("orgs: [cells/na-lan]\nattendance:\n  present: 12\n  total: ⟦10¦15⟧\n")),
    code("money-unit", "Đơn vị của tiền", "Dòng tiền tính bằng đồng (vnd); dòng khác thì không.",
         "Ghi unit: vnd, hoặc sửa kind.",
         sample("contributions/duong", _ACCOUNT,
                "pledged:\n  lines:\n    - {kind: money, quantity: ⟦500000¦{value: 500000, unit: vnd}⟧}\n", SOURCE)),
    code("amount-without-unit", "Mức góp chưa có đơn vị", "Không rõ mức này tính bằng tiền, công hay hiện vật.",
         "Ghi dạng {value: 200000, unit: vnd}.",
         sample("contributions/duong", _ACCOUNT,
                "rate: {quantity: ⟦200000¦{value: 200000, unit: vnd}⟧, per: household}\n", SOURCE)),
    code("settled-incomplete", "Quyết toán khi chưa ghi đủ", "Đã ghi ngày quyết toán mà phần thu hoặc phần chi chưa "
         "ghi "
         "complete: true.", "Ghi đủ các khoản rồi thêm complete: true, hoặc bỏ settled_on.",
         sample("contributions/duong", _ACCOUNT, _RECEIVED, "⟦settled_on: 2023-12\n¦⟧", SOURCE)),
    code("spent-over-received", "Chi nhiều hơn nhận", "Đã ghi đủ cả hai bên mà số chi lớn hơn số nhận.",
         "Xem lại các dòng; phần bù thì ghi thêm vào received.",
         sample("contributions/duong", _ACCOUNT, _RECEIVED, "spent:\n  complete: true\n  lines:\n",
                "    - {kind: money, quantity: {value: ⟦700000¦500000⟧, unit: vnd}}\n", SOURCE)),
))  # fmt: skip
