"""Codes on the form of a record: its keys, and how a value is written."""

from generator.codes.entry import MEETING, SOURCE, VILLAGE, Subject, cell, code, meeting, sample, village

_ORGS = "orgs: [cells/na-lan]\n"
_SITE = "title: Bảng tin\ndescription: Việc chung\naddress: https://thon.example/\npublisher: {name: Xã Hòa Bình}\n"

KEYS = Subject(key="khoa", title="Khóa của hồ sơ", codes=(
    code("unknown-key", "Khóa không có", "Loại hồ sơ này không có khóa ấy, thường do gõ nhầm.",
         "Sửa tên khóa theo gợi ý, hoặc xem các khóa của loại hồ sơ.", village("⟦Parent¦parent⟧: hoa-binh\n")),
    code("missing-key", "Thiếu khóa bắt buộc", "Thiếu khóa này thì không làm được trang.", "Thêm khóa còn thiếu.",
         sample("units/khe-sim", "name: Khe Sim\nlevel: village\n⟦¦kind: thon\n⟧", SOURCE)),
    code("empty-value", "Khóa chưa có giá trị", "Sau dấu hai chấm chưa ghi gì.", "Ghi giá trị; chưa biết thì xóa cả "
         "dòng.", village("⟦founded:\n¦⟧")),
    code("not-mapping", "Cần các dòng khóa và giá trị", "Chỗ này cần một nhóm dòng “khóa: giá trị”.",
         "Ghi mỗi điều một dòng, có tên khóa.", village("contact: ⟦Trưởng thôn¦{role: Trưởng thôn}⟧\n")),
    code("not-list", "Cần một danh sách", "Chỗ này có thể có nhiều mục nên phải ghi thành danh sách, dù chỉ có một.",
         "Ghi mỗi mục một dòng, mở đầu bằng dấu gạch và dấu cách.", cell("units:⟦ na-lan¦\n  - na-lan⟧\n")),
    code("not-text", "Cần một dòng chữ", "Chỗ này chỉ cần một dòng chữ, nhưng đang là danh sách hay nhóm khóa. Câu có "
         "dấu hai chấm cũng bị đọc thành khóa.", "Viết thành một câu; có dấu hai chấm thì đặt trong ngoặc kép.",
         meeting(_ORGS, "agenda:\n  - ⟦Công việc: sửa đường¦\"Công việc: sửa đường\"⟧\n")),
    code("unknown-folder", "Tệp không nằm trong thư mục của hồ sơ", "Thư mục cho biết loại hồ sơ; tệp này nằm ngoài "
         "các thư mục ấy.", "Chuyển tệp vào thư mục của loại hồ sơ.",
         sample("thon/khe-sim", "⟦", VILLAGE, SOURCE, "¦⟧"), sample("units/khe-sim", "⟦¦", VILLAGE, SOURCE, "⟧")),
    code("bad-id", "Mã viết không đúng cách", "Mã, cũng là tên tệp, thành địa chỉ trang nên chỉ gồm a-z, 0-9 và dấu "
         "nối.", "Viết chữ thường không dấu, nối bằng dấu gạch.",
         sample("units/Khe Sim", "⟦", VILLAGE, SOURCE, "¦⟧"), sample("units/khe-sim", "⟦¦", VILLAGE, SOURCE, "⟧")),
    code("duplicate-id", "Hai tệp cùng mã", "Trong một loại, mỗi mã chỉ dùng một lần, dù tệp ở thư mục con nào.",
         "Đổi tên một tệp, hoặc xóa tệp trùng.", village(), sample("units/cu/khe-sim", "⟦", VILLAGE, SOURCE, "¦⟧")),
    code("missing-file", "Thiếu tệp data/site.yml", "Tệp này cho biết tên trang và đơn vị xuất bản.",
         "Chạy “chibo init” ở thư mục khác rồi chép tệp mẫu sang.",
         sample("site", "⟦¦format: 1\n", _SITE, "⟧")),
    code("bad-format", "Phiên bản dữ liệu lạ", "Trang chỉ hiểu dữ liệu theo phiên bản 1.", "Ghi format: 1.",
         sample("site", "format: ⟦2¦1⟧\n", _SITE)),
    code("retracted-content", "Hồ sơ đã gỡ còn nội dung", "Tin đã gỡ thì tệp chỉ giữ retracted và former_ids.",
         "Xóa các khóa khác.",
         sample("units/khe-sim", "retracted: {on: 2024-02-01, reason: Trùng hồ sơ}\n⟦name: Khe Sim\n¦⟧")),
    code("two-dates", "Vừa có date, vừa có starts", "Việc một ngày ghi date; việc nhiều ngày ghi starts và ends.",
         "Giữ một cách ghi.", meeting("date: 2024-01-03\n⟦starts: 2024-01-03\n¦⟧", _ORGS)),
    code("wrong-group", "Nhóm khóa không hợp với loại", "Thành tích loại nào có nhóm khóa riêng của loại ấy.",
         "Sửa kind, hoặc ghi đúng nhóm.",
         sample("achievements/khen", "title: Giấy khen\nkind: ⟦works¦award⟧\norg: cells/na-lan\n",
                "award: {name: Giấy khen}\n", SOURCE)),
    code("incomplete-source", "Nguồn chưa đủ", "Nguồn cần tên bài hoặc văn bản. Tin đơn vị gửi cần ai gửi, nhận ngày "
         "nào, ai duyệt.", "Ghi đủ các khóa ấy.",
         sample("units/khe-sim", VILLAGE, "sources:\n  - id: s1\n    kind: press\n⟦¦    title: Bài báo\n⟧")),
))  # fmt: skip

VALUES = Subject(key="gia-tri", title="Cách ghi giá trị", codes=(
    code("bad-date", "Ngày viết chưa đúng cách", "Hồ sơ ghi năm trước, ngày sau. Ngày không có thật cũng bị báo.",
         "Ghi như 2020-09-03, 2020-09 hoặc 2020; “chibo check --fix” đổi giúp ngày/tháng/năm.",
         village("founded: ⟦03/09/2020¦2020-09-03⟧\n")),
    code("bad-time", "Giờ viết chưa đúng cách", "Giờ ghi đủ bốn số, có dấu hai chấm.", "Ghi như 19:30 hoặc 07:05.",
         meeting("date: 2024-01-03\nat: ⟦19h30¦19:30⟧\n", _ORGS)),
    code("bad-number", "Số viết chưa đúng cách", "Số viết liền, không dấu chấm giữa hàng nghìn, không số 0 ở đầu.",
         "Viết 5000, không viết 5.000. Phần lẻ sau dấu chấm: 1.5.",
         meeting("attendance:\n  present: ⟦1.020¦1020⟧\n", _ORGS)),
    code("bad-flag", "Chỗ này cần true hoặc false", "Khóa này chỉ có hai giá trị: true là có, false là không.",
         "Ghi true hoặc false.",
         cell("officers:\n  - name: Lý Thị Sáu\n    role: secretary\n    acting: ⟦có¦true⟧\n")),
    code("bad-share", "Tỷ lệ viết chưa đúng cách", "Tỷ lệ ghi như nguồn in, dấu phẩy trước phần lẻ, có dấu %.",
         "Ghi như 81,16%.", cell("observations:\n  - measure: members\n    share: ⟦81.16%¦81,16%⟧\n")),
    code("bad-url", "Địa chỉ trang chưa đúng", "Địa chỉ phải mở đầu bằng https:// hoặc http://, không có dấu cách.",
         "Chép lại cả địa chỉ từ trình duyệt.",
         sample("units/khe-sim", VILLAGE, "sources:\n  - id: s1\n    kind: press\n    title: Bài báo\n",
                "    url: ⟦bao.example/bai¦https://bao.example/bai⟧\n")),
    code("bad-photo-file", "Tên tệp ảnh chưa đúng", "Ảnh nằm trong data/photos/, tên tệp kết thúc bằng .jpg, .png hoặc "
         ".webp.", "Chép ảnh vào data/photos/ rồi ghi tên tệp.",
         sample("units/khe-sim", VILLAGE, "photos:\n  - file: ⟦../anh.jpg¦hop.jpg⟧\n",
                "    alt: Bà con họp bàn làm đường\n", SOURCE)),
    code("bad-paper-file", "Tên tệp đăng kèm chưa đúng", "Tên tệp thành địa chỉ trên mạng nên chỉ gồm chữ thường không "
         "dấu, số, gạch nối; kết thúc bằng .pdf, .docx hoặc .xlsx.", "Đổi tên tệp trong data/files/ rồi ghi lại tên."),
    code("bad-choice", "Từ không có trong danh sách", "Khóa này chỉ nhận một trong các từ đã định.",
         "Chọn một từ trong danh sách; ghi đúng nghĩa tiếng Việt thì “chibo check --fix” đổi giúp.",
         sample("units/khe-sim", "name: Khe Sim\nlevel: ⟦thôn¦village⟧\nkind: thon\n", SOURCE)),
    code("bad-reference", "Lời dẫn viết chưa đúng cách", "Dẫn tới hồ sơ khác thì ghi loại, dấu gạch chéo rồi mã. Chỗ "
         "chỉ có một loại thì ghi mã cũng đủ.", "Ghi như cells/na-lan.",
         sample("activities/hop", MEETING, "orgs: [⟦xa-hoa-binh¦committees/xa-hoa-binh⟧]\n", SOURCE)),
    code("bad-quantity", "Lượng ghi chưa đúng", "Một lượng là một số (value), hoặc một khoảng có min nhỏ hơn max.",
         "Giữ một cách ghi, và xem lại min, max.",
         cell("observations:\n  - measure: members\n    min: ⟦19¦12⟧\n    max: ⟦12¦19⟧\n")),
    code("bad-ratio", "Tỷ lệ thiếu số", "Tỷ lệ cần số đạt (part) và số tất cả (whole), part không quá whole.",
         "Ghi cả part và whole; không có số gốc thì ghi share.",
         cell("observations:\n  - measure: members\n    part: 10\n⟦¦    whole: 13\n⟧")),
    code("no-figure", "Chưa có con số", "Mục số liệu này chưa ghi số nào.",
         "Ghi value, hoặc min và max, hoặc part và whole, hoặc share.",
         cell("observations:\n  - measure: members\n⟦¦    value: 10\n⟧")),
    code("bad-post", "Chức vụ ghi chưa đúng", "Chức vụ ghi bằng role (mã có trong quy tắc) hoặc title (tên), chỉ một.",
         "Giữ role hoặc title.",
         cell("officers:\n  - name: Lý Thị Sáu\n    role: secretary\n⟦    title: Bí thư\n¦⟧")),
    code("bad-side", "Bên của thay đổi ghi chưa đúng", "Mỗi bên là một lời dẫn, hoặc loại và số lượng khi không rõ "
         "tên.", "Ghi như units/na-lan, hoặc {kind: thôn, count: 2}.",
         sample("changes/nhap", "kind: merger\ndate: 2020\nbefore: [units/na-lan, {⟦count: 2¦kind: thôn, count: 2⟧}]\n",
                "after: [{kind: thôn}]\n", SOURCE)),
    code("bad-value", "Giá trị không dùng được", "Giá trị này không hợp với khóa, mà không rõ vì sao.",
         "Xem cách ghi của khóa ấy; vẫn không rõ thì báo người làm chibo."),
))  # fmt: skip
