"""Codes on what several records say together: references, words of the rules, sources, offices."""

from generator.codes.entry import MEETING, SOURCE, VILLAGE, Subject, cell, code, meeting, sample, village

_ASSESSED = "title: Xếp loại năm 2022\nkind: assessment\norg: cells/na-lan\nperiod: 2022\n"
_LOOP = "Đi theo các lời dẫn này thì quay về chỗ cũ."
_COMMUNE = "name: Xã An\nlevel: commune\nkind: xa\n"
_DISTRICT = "name: Huyện Bình\nlevel: district\nkind: huyen\n"
_OTHER = "sources: [{id: s1, kind: press, title: Bài báo}, {id: s2, kind: portal, title: Tin trên cổng}]\n"
_ADD = "Sửa mã theo gợi ý, hoặc thêm tên vào tệp quy tắc trong data/rules/."

REFERENCES = Subject(key="loi-dan", title="Lời dẫn giữa các hồ sơ", codes=(
    code("missing-reference", "Dẫn tới hồ sơ chưa có", "Chưa có tệp nào mang mã này.",
         "Sửa mã theo gợi ý, hoặc viết hồ sơ còn thiếu.", cell("units: [na-⟦lam¦lan⟧]\n")),
    code("left-out", "Mới so được một phần hồ sơ", "Tệp chưa đọc được thì chưa so được với hồ sơ khác; điều gì cần "
         "đủ mọi tệp mới biết thì cũng để lại.", "Sửa các lỗi đọc tệp rồi kiểm tra lại.", village("⟦tên: Khe Sim\n¦⟧")),
    code("withdrawn-reference", "Dẫn tới hồ sơ đã gỡ", "Hồ sơ ấy đã gỡ, không dẫn tới nữa.",
         "Bỏ lời dẫn, hoặc dẫn tới hồ sơ khác.",
         sample("units/khe-tre", "retracted: {on: 2024-02-01, reason: Trùng hồ sơ}\n"),
         meeting("orgs: [units/⟦khe-tre¦na-lan⟧]\n")),
    code("address-gone", "Địa chỉ đã đăng mà hồ sơ không còn", "Người đã lưu, đã chia sẻ địa chỉ ấy mở ra chỗ "
         "trống. Kho git, hoặc lần làm trang trước, cho biết đã đăng những gì.",
         "Gỡ tin thì lấy lại tệp rồi chạy “chibo retract”; đổi tên tệp thì ghi mã cũ vào former_ids của hồ sơ mới."),
    code("former-id-taken", "Mã cũ đang có hồ sơ khác dùng", "Địa chỉ của mã cũ dẫn tới hồ sơ này, nên không hồ sơ nào "
         "khác được dùng.", "Bỏ mã ấy khỏi former_ids, hoặc đổi mã của hồ sơ kia.",
         village("former_ids: [⟦na-lan¦khe-sim-cu⟧]\n")),
    code("parent-cycle", "Cấp trên quay vòng", _LOOP, "Sửa parent của một hồ sơ.",
         sample("units/an", _COMMUNE, "parent: binh\n", SOURCE),
         sample("units/binh", _DISTRICT, "⟦parent: an\n¦⟧", SOURCE)),
    code("transfer-cycle", "Chuyển về chính cấp dưới của mình", _LOOP, "Sửa after của hồ sơ thay đổi.",
         sample("units/an", _COMMUNE, "parent: binh\n", SOURCE),
         sample("units/binh", _DISTRICT, SOURCE),
         sample("units/chau", "name: Tỉnh Châu\nlevel: province\nkind: tinh\n", SOURCE),
         sample("changes/chuyen", "kind: transfer\ndate: 2020\nbefore: [units/binh]\nafter: [units/⟦an¦chau⟧]\n",
                SOURCE)),
    code("document-cycle", "Văn bản quay vòng", _LOOP, "Xem văn bản nào ra trước, bỏ lời dẫn của văn bản ấy.",
         sample("documents/ct-01", "number: 01-CT/ĐU\nkind: directive\n⟦implements: [kh-02]\n¦⟧", SOURCE),
         sample("documents/kh-02", "number: 02-KH/ĐU\nkind: plan\nimplements: [ct-01]\n", SOURCE)),
))  # fmt: skip

WORDS = Subject(key="quy-tac", title="Từ định trong quy tắc", codes=(
    code("unknown-role", "Chưa có chức vụ này", "Mã chức vụ phải có tên trong quy tắc (kind: roles).", _ADD,
         cell("officers:\n  - name: Lý Thị Sáu\n    role: ⟦bi-thu¦secretary⟧\n")),
    code("unknown-scheme", "Chưa có cách xếp loại này", "Cách xếp loại là một hồ sơ quy tắc (kind: scheme).", _ADD,
         sample("achievements/xep-loai", _ASSESSED,
                "assessment: {scheme: ⟦hoan-thanh¦hoan-thanh-nhiem-vu⟧, level: good}\n", SOURCE)),
    code("unknown-level", "Chưa có mức xếp loại này", "Mức phải là một trong levels của cách xếp loại lúc ấy.", _ADD,
         sample("achievements/xep-loai", _ASSESSED,
                "assessment: {level: ⟦tot¦good⟧}\n", SOURCE)),
    code("scheme-outside-years", "Cách xếp loại dùng cho năm khác", "Mỗi cách xếp loại chỉ dùng từ ngày valid_from đến "
         "ngày valid_to của nó.", "Ghi cách xếp loại của năm ấy, hoặc xem lại năm.",
         sample("achievements/xep-loai", "title: Xếp loại\nkind: assessment\norg: cells/na-lan\nperiod: 20⟦12¦22⟧\n",
                "assessment: {scheme: hoan-thanh-nhiem-vu, level: good}\n", SOURCE)),
    code("unknown-measure", "Chưa có số đo này", "Mã số đo phải có tên trong quy tắc (kind: measures).", _ADD,
         cell("observations:\n  - measure: ⟦dang-vien¦members⟧\n    value: 5\n")),
    code("unknown-category", "Phần chia chưa có tên", "Phần này chưa có tên trong categories nên trang chỉ ghi được "
         "mã.",
         _ADD,
         cell("observations:\n  - measure: members\n    value: 5\n    by:\n      origin:\n        resident: 3\n",
              "        ⟦offical¦official⟧: 2\n")),
    code("unknown-document-kind", "Chưa có loại văn bản này", "Loại văn bản phải có tên trong quy tắc (kind: "
         "document_kinds).", _ADD, sample("documents/ct-08", "number: 08-CT/HU\nkind: ⟦chi-thi¦directive⟧\n", SOURCE)),
    code("official-code", "Mã hành chính không khớp danh mục", "Người khác tìm nơi này bằng mã, nên mã phải là của nơi "
         "này. Danh mục là của Cục Thống kê, có ngày của nó; đơn vị biết rõ hơn thì cứ giữ.",
         "Xem lại mã và tên.",
         sample("units/ky-lua", "name: Kỳ Lừa\nlevel: commune\nkind: phuong\ncodes: [\"061⟦78¦87⟧\"]\n", SOURCE)),
))  # fmt: skip

PHOTOS = Subject(key="anh", title="Ảnh", codes=(
    code("photo-missing", "Chưa có tệp ảnh này", "Hồ sơ nêu một ảnh mà trong data/photos/ không có.",
         "Chép ảnh vào data/photos/, hoặc sửa tên; chữ hoa, chữ thường phải đúng.",
         cell("photos:\n  - file: ho⟦b¦p⟧.jpg\n    alt: Bà con họp bàn làm đường\n")),
    code("photo-unreadable", "Tệp ảnh không đọc được", "Tệp hỏng, chép dở, hoặc là loại ảnh khác mang tên .jpg.",
         "Chép lại ảnh gốc, hoặc lưu lại thành JPEG, PNG hay WebP."),
    code("photo-too-large", "Ảnh quá lớn", "Ảnh nặng hay rộng quá mức thì máy khó mở, mà trang không cần đến thế.",
         "Thu nhỏ ảnh; cạnh dài 2000 điểm ảnh là đủ."),
    code("prose-not-shown", "Ảnh, liên kết trong lời không dùng được", "Trong notes, body không đặt ảnh được; "
         "liên kết tới tệp .md, .yml không dẫn tới trang.", "Ảnh thì nêu ở khóa photos; liên kết thì ghi từ https://.",
         cell("notes: Xem [bài](⟦bai.md¦https://bao.example/bai⟧)\n")),
    code("photo-too-small", "Ảnh quá nhỏ", "Ảnh nhỏ như hình thu gọn thì người xem không nhìn rõ.",
         "Tìm ảnh gốc, đừng chép hình thu gọn hay ảnh chụp màn hình."),
))  # fmt: skip

SOURCES = Subject(key="nguon", title="Nguồn", codes=(
    code("no-source", "Chưa ghi nguồn", "Hồ sơ nào cũng phải có ít nhất một nguồn, trừ quy tắc.",
         "Thêm sources. Tin đơn vị gửi thì ghi kind: own_report.",
         sample("units/khe-sim", VILLAGE, "⟦¦", SOURCE, "⟧")),
    code("duplicate-source", "Hai nguồn cùng mã", "Trong một hồ sơ, mỗi nguồn có một mã riêng.",
         "Đổi mã một nguồn, hoặc xóa nguồn trùng.",
         sample("units/khe-sim", VILLAGE, "sources:\n  - {id: s1, kind: press, title: Bài báo}\n",
                "  - {id: ⟦s1¦s2⟧, kind: portal, title: Tin trên cổng}\n")),
    code("unknown-source", "Không có nguồn mang mã này", "Khóa source ghi mã của một nguồn trong cùng hồ sơ.",
         "Sửa mã, hoặc thêm nguồn ấy vào sources.",
         cell("officers:\n  - name: Lý Thị Sáu\n    role: secretary\n    source: ⟦s2¦s1⟧\n")),
    code("source-not-named", "Chưa nói theo nguồn nào", "Hồ sơ có nhiều nguồn thì mỗi điều phải nói lấy từ nguồn nào.",
         "Thêm khóa source với mã của nguồn.",
         sample("cells/khe-sim", "name: Chi bộ thôn Khe Sim\nkind: residential\nofficers:\n  - name: Lý Thị Sáu\n",
                "    role: secretary\n⟦¦    source: s2\n⟧", _OTHER)),
    code("accessed-before-published", "Xem trang trước khi đăng", "Ngày xem trang sớm hơn ngày đăng.",
         "Xem lại published_on và accessed_on.",
         sample("units/khe-sim", VILLAGE, "sources:\n  - id: s1\n    kind: press\n    title: Bài báo\n",
                "    published_on: 2020-09-12\n    accessed_on: 2020-09-⟦11¦13⟧\n")),
    code("source-after-today", "Nguồn mang ngày chưa tới", "Ngày đăng, ngày nhận hoặc ngày xem còn ở sau hôm nay.",
         "Xem lại ngày, tháng, năm; nguồn không ghi ngày thì bỏ khóa này.",
         sample("units/khe-sim", VILLAGE, "sources:\n  - id: s1\n    kind: press\n    title: Bài báo\n",
                "    published_on: 20⟦42¦24⟧-09-12\n")),
    code("held-after-sources", "Nguồn có trước khi làm", "Nguồn báo trước một việc chưa cho biết việc ấy đã làm.",
         "Ghi thêm nguồn sau ngày làm, hoặc status: planned.",
         sample("activities/hop", MEETING, "date: 2020-09-05\norgs: [cells/na-lan]\nsources:\n",
                "  - {id: s1, kind: press, title: Bài báo, published_on: 2020-09-0⟦3¦6⟧}\n")),
))  # fmt: skip

OFFICES = Subject(key="chuc-vu", title="Người giữ chức vụ", codes=(
    code("office-dates", "Thôi chức trước khi nhận chức", "Ngày thôi (to) sớm hơn ngày nhận (from).", "Xem lại from và "
         "to.", cell("officers:\n  - name: Lý Thị Sáu\n    role: secretary\n    from: 2020-03\n    to: ⟦2019¦2021⟧\n")),
    code("office-attested-outside", "Nguồn nói ngoài thời gian giữ chức",
         "Ngày nguồn nói (as_of) nằm ngoài from và to.",
         "Xem lại ba ngày ấy.",
         cell("officers:\n  - name: Lý Thị Sáu\n    role: secretary\n    from: 2015\n    to: 2018\n",
              "    as_of: ⟦2019-01-01¦2017-01-01⟧\n")),
    code("two-holders", "Hai người cùng giữ một chức", "Chức vụ này mỗi lúc chỉ một người giữ.",
         "Ghi to cho người thôi trước, hoặc sửa role.",
         cell("officers:\n  - {name: Lý Thị Sáu, role: secretary, from: 2015, to: ⟦2020¦2017⟧}\n",
              "  - {name: Lý Văn Bốn, role: secretary, from: 2018, to: 2020}\n")),
    code("office-left-open", "Chưa ghi ngày thôi chức", "Đã có người nhận chức sau mà người trước chưa ghi thôi ngày "
         "nào.",
         "Ghi to cho người trước; không biết chắc thì ghi như ../2020.",
         cell("officers:\n  - {name: Lý Thị Sáu, role: secretary, from: 2015-06⟦¦, to: 2020-05⟧}\n",
              "  - {name: Lý Văn Bốn, role: secretary, from: 2020-06-01}\n")),
))  # fmt: skip
