"""Codes on the text of a file: letters, and what YAML asks for."""

from generator.codes.entry import CELL, SOURCE, VILLAGE, Sample, Subject, cell, code, meeting, sample, village

_UNIT = "data/units/khe-sim.yml"
_SHORTHAND = "YAML hiểu dấu này theo cách riêng; hồ sơ không dùng lối viết tắt ấy."
_DOCUMENT = "number: 01-CT/ĐU\nkind: directive\n"
_ATTACHED = "files:\n  - file: chi-thi.pdf\n    by_role: Văn thư Đảng ủy\n    on: 2026-03-01\n"
_QUOTE_ALL = "Đặt cả câu trong ngoặc kép thẳng."

LETTERS = Subject(key="chu", title="Chữ và tệp", codes=(
    code("not-utf8", "Tệp không lưu bằng UTF-8", "Tệp lưu bằng bảng mã cũ hoặc UTF-16 nên chữ Việt không đọc được.",
         "Mở tệp trong trình soạn thảo, chọn lưu lại với mã UTF-8.",
         Sample(file=_UNIT, both=VILLAGE + "notes: Đã rà soát\n" + SOURCE, kept="cp1258")),
    code("unreadable", "Không mở được tệp", "Máy không cho đọc tệp này, nên không biết trong đó ghi gì.",
         "Xem lại quyền đọc tệp; đóng chương trình đang giữ tệp.",
         Sample(file=_UNIT, both=VILLAGE + SOURCE, kept="locked")),
    code("file-too-large", "Tệp quá lớn", "Một tệp là một hồ sơ, nặng nhất 1 MB. Tệp lớn hơn thường là chép nhầm.",
         "Tách thành nhiều hồ sơ, hoặc bỏ phần chép nhầm.",
         village("notes: ⟦", "Họp thôn. " * 100_000, "¦Họp thôn.⟧\n")),
    code("empty-file", "Tệp trống", "Trong tệp không có khóa nào.", "Ghi nội dung, hoặc xóa tệp.",
         sample("units/khe-sim", "# Thôn Khe Sim, ghi sau\n⟦¦", VILLAGE, SOURCE, "⟧")),
    code("control", "Có ký tự điều khiển", "Trong chữ có ký tự điều khiển mắt không thấy, thường do chép từ nơi khác.",
         "Xóa ký tự ấy; chỗ cần xuống dòng thì bấm Enter.", village("notes: Nhà⟦\u2028¦ ⟧văn hóa\n")),
    code("legacy-encoding", "Chữ còn sót từ bảng mã cũ", "Chữ gõ bằng TCVN3, VNI hoặc bị đọc sai bảng mã, người đọc "
         "chỉ "
         "thấy ký tự lạ.", "Gõ lại bằng Unicode.", village("notes: ⟦Uû ban nh©n d©n¦Ủy ban nhân dân⟧\n")),
    code("not-nfc", "Chữ có dấu viết rời", "Chữ và dấu là hai ký tự (Unicode tổ hợp). Nhìn giống nhau nhưng tìm không "
         "ra.", "Gõ bằng Unicode dựng sẵn; “chibo check --fix” đổi giúp.",
         village("notes: ⟦Bi\u0300nh¦Bình⟧ yên\n")),
    code("zero-width", "Có ký tự ẩn", "Có ký tự không chiếm chỗ nên mắt không thấy; tìm chữ ấy sẽ không ra.",
         "Xóa ký tự ấy; “chibo check --fix” xóa giúp những ký tự không có nghĩa.",
         village("notes: Nhà⟦\u200b¦⟧ văn hóa\n")),
    code("unsafe-page", "Trang chạy mã lạ hoặc tải từ nơi khác", "Trang viết tay hay mẫu trang có mã "
         "chạy trên máy người xem, hoặc tải ảnh, mã từ nơi khác; bản đang có trên mạng được giữ nguyên.",
         "Bỏ thẻ hay thuộc tính ấy. Ảnh thì chép vào content/; mã riêng thì ghi ở extra_javascript."),
    code("no-break-space", "Dấu cách đặc biệt", "Có dấu cách không ngắt, thường chép từ trang web. YAML không coi đó "
         "là "
         "dấu cách.", "Gõ lại bằng phím cách; “chibo check --fix” đổi giúp.",
         sample("units/khe-sim", "name:⟦\u00a0¦ ⟧Khe Sim\nlevel: village\nkind: thon\n", SOURCE)),
    code("curly-quotes", "Ngoặc cong bao cả giá trị", "YAML chỉ hiểu ngoặc thẳng. Ngoặc cong bị coi là chữ và hiện "
         "trên "
         "trang.", "Dùng ngoặc thẳng hoặc bỏ ngoặc. Ngoặc cong ở giữa câu thì cứ để.",
         village("notes: ⟦“Đã rà soát”¦\"Đã rà soát\"⟧\n")),
))  # fmt: skip

FILES = Subject(key="tep", title="Tệp không đọc, không đăng", codes=(
    code("file-not-published", "Loại tệp không được đăng", "Cửa xuất bản chỉ cho đăng điều nó đọc được. Tệp này là "
         "loại chibo không đọc, nên không biết trong đó có gì.",
         "Làm theo gợi ý: viết thành trang .md, lưu ảnh thành .jpg, .png, .webp, hoặc dẫn liên kết tới nơi "
         "đã đăng bản gốc.", Sample(file="content/bien-ban.docx", both="⟦PK¦⟧")),
    code("file-not-read", "Tệp trong data/ không được đọc", "Hồ sơ là tệp .yml, ảnh ở data/photos/. Tệp khác thì không "
         "lên trang, dù trong đó ghi gì.", "Đổi tên theo gợi ý, hoặc chuyển tệp ra khỏi data/.",
         Sample(file="data/units/khe-sim.yml.txt", both=f"⟦{VILLAGE}{SOURCE}¦⟧")),
    code("file-not-named", "Tệp chưa được nêu", "Tệp trong data/files/ chỉ lên trang khi hồ sơ văn bản nêu tên và ghi "
         "ai đã đọc.", "Thêm files vào hồ sơ trong data/documents/, hoặc xóa tệp.",
         Sample(file="data/files/mau-don.pdf", both="⟦%PDF¦⟧")),
    code("file-missing", "Chưa có tệp này", "Hồ sơ nêu một tệp mà trong data/files/ không có.", "Chép tệp vào "
         "data/files/, hoặc bỏ khỏi files.", sample("documents/chi-thi", _DOCUMENT, f"⟦{_ATTACHED}¦⟧", SOURCE)),
    code("file-unreadable", "Tệp hỏng hoặc quá lớn", "Máy phải đọc được tệp để biết trong đó có gì.", "Mở bằng chương "
         "trình đã tạo ra rồi lưu lại; tệp nặng thì tách ra.",
         sample("documents/chi-thi", _DOCUMENT, f"⟦{_ATTACHED}¦⟧", SOURCE),
         Sample(file="data/files/chi-thi.pdf", both="⟦%PDF¦⟧")),
    code("file-unread", "Tệp máy không đọc hết", "Tệp có mật khẩu, là ảnh quét, hay có tệp khác bên trong thì máy "
         "không biết trong đó có gì.", "Người phụ trách đọc hết rồi thêm seal như chibo check in ra; nếu được thì đăng "
         "bản có chữ."),
    code("file-clutter", "Tệp do máy để lại", "Máy tính và trình soạn thảo tự tạo những tệp này, như Thumbs.db, bản "
         "sao có dấu ~. Trang bỏ qua chúng.", "Xóa tệp ấy nếu không cần.",
         Sample(file="content/trang.md~", both="⟦Nháp¦⟧")),
    code("device-name", "Tên Windows giữ cho thiết bị", "Windows không cho tệp, thư mục mang tên con, prn, aux, nul, "
         "com1, lpt1…, nên kho dữ liệu và trang không chép về máy Windows được.",
         "Đổi tên tệp, như thon-con.yml, rồi sửa các chỗ dẫn tới; không ghi tên ấy ở former_ids.",
         sample("units/con", "⟦", VILLAGE, SOURCE, "¦⟧"), sample("units/thon-con", "⟦¦", VILLAGE, SOURCE, "⟧")),
    code("file-link", "Lối tắt tới nơi khác", "Lối tắt dẫn tới một tệp ở nơi khác, mà cửa xuất bản không đọc.",
         "Chép chính tệp hay thư mục ấy vào đây.", Sample(file="content/trang.md", both="⟦lien-ket¦⟧", kept="link")),
))  # fmt: skip

YAML = Subject(key="yaml", title="Cách viết YAML", codes=(
    code("colon-in-text", "Dấu hai chấm giữa câu", "Sau khóa đã có một dấu hai chấm; dấu thứ hai làm YAML tưởng có "
         "khóa "
         "nữa.", f"{_QUOTE_ALL} “chibo check --fix” làm giúp khi câu chỉ có một dòng.",
         meeting("orgs: [cells/na-lan]\nsummary: ⟦Đã bàn: sửa đường¦\"Đã bàn: sửa đường\"⟧\n")),
    code("tab-indent", "Thụt vào bằng phím Tab", "YAML chỉ nhận dấu cách ở đầu dòng.",
         "Thay mỗi Tab bằng hai dấu cách; “chibo check --fix” làm giúp khi không thể hiểu khác.",
         sample("cells/khe-sim", CELL, "units:\n⟦\t¦  ⟧- na-lan\n", SOURCE)),
    code("unclosed-quote", "Ngoặc mở mà chưa đóng", "Câu mở đầu bằng ngoặc thẳng nhưng không có ngoặc đóng.",
         "Thêm ngoặc ở cuối câu.", village("notes: \"Đã rà soát⟦¦\"⟧\n")),
    code("quote-in-text", "Sau ngoặc đóng còn chữ", "Câu mở đầu bằng ngoặc thẳng thì phải nằm trọn trong ngoặc.",
         f"{_QUOTE_ALL} Trong câu cần ngoặc thì dùng ngoặc cong.",
         village("notes: ⟦\"Khe Sim\" là tên suối¦\"“Khe Sim” là tên suối\"⟧\n")),
    code("unclosed-bracket", "Ngoặc vuông, ngoặc nhọn chưa đóng", "Danh sách viết trên một dòng thiếu ngoặc đóng hoặc "
         "thiếu dấu phẩy.", "Thêm ngoặc đóng, hoặc viết mỗi mục một dòng, đầu dòng có dấu gạch.",
         sample("cells/khe-sim", CELL, "units: [na-lan⟦¦]⟧\n", SOURCE)),
    code("missing-colon", "Thiếu dấu hai chấm hoặc dấu cách", "Mỗi dòng là khóa, dấu hai chấm, một dấu cách rồi giá "
         "trị.", "Thêm dấu hai chấm và một dấu cách sau tên khóa.",
         sample("units/khe-sim", "name: Khe Sim\nlevel⟦¦:⟧ village\nkind: thon\n", SOURCE)),
    code("uneven-indent", "Đầu dòng không thẳng cột", "Các khóa cùng cấp phải thụt vào như nhau.",
         "Sửa số dấu cách ở đầu dòng cho thẳng cột.",
         cell("officers:\n  - name: Lý Thị Sáu\n   ⟦¦ ⟧role: secretary\n")),
    code("bad-start", "Giá trị mở đầu bằng dấu của YAML", f"{_SHORTHAND} Đó là các dấu @, `, %, ?, | và dấu phẩy.",
         _QUOTE_ALL, village("notes: ⟦@khesim là trang của thôn¦\"@khesim là trang của thôn\"⟧\n")),
    code("bad-escape", "Dấu \\ trong ngoặc kép", "Trong ngoặc kép, dấu \\ là ký hiệu của YAML.",
         "Dùng ngoặc đơn thẳng bao cả câu.", village("notes: ⟦\"C:\\hồ sơ\"¦'C:\\hồ sơ'⟧\n")),
    code("yaml-syntax", "YAML không đọc được", "Từ chỗ này máy không hiểu tệp, mà không rõ vì sao.",
         "Xem lại dấu cách đầu dòng, dấu hai chấm và ngoặc ở dòng này và dòng trên.",
         sample("cells/khe-sim", CELL, "units: [na-lan]⟦]¦⟧\n", SOURCE)),
    code("second-document", "Tệp có hai hồ sơ", "Dòng “---” thứ hai mở một hồ sơ nữa; mỗi tệp chỉ là một hồ sơ.",
         "Chuyển phần sau sang tệp khác, hoặc xóa dòng “---”.", village("⟦---\n¦⟧notes: Đã rà soát\n")),
    code("anchor", "Dấu & hoặc * đầu giá trị", _SHORTHAND, _QUOTE_ALL,
         village("notes: ⟦*Đã rà soát¦\"*Đã rà soát\"⟧\n")),
    code("tag", "Dấu ! đầu giá trị", _SHORTHAND, _QUOTE_ALL, village("notes: ⟦!Đã rà soát¦\"!Đã rà soát\"⟧\n")),
    code("merge-key", "Khóa <<", _SHORTHAND, "Ghi đủ từng khóa.",
         sample("units/khe-sim", "name: Khe Sim\n⟦<<: {level: village, kind: thon}¦level: village\nkind: thon⟧\n",
                SOURCE)),
    code("bad-key", "Tên khóa không phải một từ", "Trước dấu hai chấm phải là một từ, không phải danh sách hay nhóm "
         "khóa.", "Ghi lại tên khóa.",
         sample("units/khe-sim", "⟦[name]¦name⟧: Khe Sim\nlevel: village\nkind: thon\n", SOURCE)),
    code("duplicate-key", "Một khóa ghi hai lần", "Cùng một chỗ có hai khóa trùng tên, máy không biết lấy dòng nào.",
         "Giữ một dòng, xóa dòng kia.", village("parent: hoa-binh\n⟦parent: hoa-binh\n¦⟧")),
    code("too-deep", "Lồng nhau quá nhiều cấp", "Các mục lồng trong nhau quá 30 cấp; hồ sơ không bao giờ cần đến thế.",
         "Xóa bớt ngoặc hoặc dấu cách thừa ở đầu dòng.", village("codes: ⟦", "[" * 32, "'01'", "]" * 32, "¦['01']⟧\n")),
))  # fmt: skip
