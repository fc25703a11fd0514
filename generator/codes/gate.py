"""The codes of the publication gate: what may not stand on a public site. Names and numbers are made up."""

from generator.codes.entry import MEETING, SOURCE, Code, Subject, cell, code, meeting, sample

_PRIVATE = "Trang này ai cũng đọc được. Điều riêng của một người thì không đăng."
_DROP = "Xóa chỗ ấy; cần giữ để làm việc thì ghi ở nơi khác, không để trong data/."
_OFFICE = "Ghi chức vụ, hoặc nói chung, không ghi tên."
_WAIVE = "allow:\n  - rule: {}\n    reason: Người được nêu tên đồng ý\n    by_role: Bí thư Chi bộ\n    until: {}\n"
_CONFIRMED = (
    "confirmed:\n  - rule: poverty\n    passage: 7ccb37b446c90f86\n    reason: Chuyện cũ; người kể đồng ý\n"
    "    by_role: {}\n    on: 2026-11-02\n"
)


def _said(name: str, title: str, *forms: str, meaning: str = _PRIVATE) -> Code:
    """A rule on what a sentence says: the wrong one, the right one and, where it is not to drop it, what to do."""
    wrong, right, todo = (*forms, _DROP)[:3]
    text = meeting("date: 2024-01-03\norgs: [cells/na-lan]\n", f"summary: ⟦{wrong}¦{right}⟧\n")
    return code(f"gate-{name}", title, meaning, todo, text)


GATE = Subject(key="cua", title="Điều không được đăng", codes=(
    _said("personal-id", "Số định danh cá nhân", "Ông Lý Văn Bốn, căn cước 001099000001", "Đã thu đủ giấy tờ"),
    _said("mobile", "Số điện thoại riêng", "Ai cần thì gọi 0912 000 001", "Ai cần thì hỏi văn phòng xã",
          "Xóa số ấy. Số của cơ quan thì ghi ở contact."),
    _said("mail", "Thư riêng", "Gửi về ly.bon.999@gmail.com", "Gửi về văn phòng xã",
          "Xóa địa chỉ ấy. Thư của cơ quan thì ghi ở contact."),
    _said("bank-account", "Số tài khoản", "Chuyển khoản cho ông Bốn, số tài khoản 100000000001", "Nộp tại nhà văn hóa"),
    _said("birth", "Ngày sinh", "Ông Lý Văn Bốn sinh năm 1961 chủ trì", "Bí thư chi bộ chủ trì"),
    _said("home", "Nơi ở của một người", "Ông Lý Văn Bốn, thường trú tại số nhà 12", "Họp tại nhà văn hóa"),
    _said("discipline", "Kỷ luật, vi phạm của một người", "Ông Lý Văn Bốn bị khiển trách", "Bàn việc sửa đường"),
    _said("denunciation", "Đơn thư về một người", "Xét đơn tố cáo ông Lý Văn Bốn", "Xét các ý kiến của dân"),
    _said("poverty", "Cảnh nghèo của một người", "Hộ ông Lý Văn Bốn là hộ nghèo", "Thôn có 5 hộ nghèo", _OFFICE),
    _said("illness", "Sức khỏe của một người", "Thăm ông Lý Văn Bốn bị ung thư", "Thăm các gia đình", _OFFICE),
    _said("origin", "Dân tộc, tôn giáo của một người", "Ông Lý Văn Bốn, dân tộc Dao, phát biểu", "Một hộ dân phát biểu",
          _OFFICE),
    _said("admission", "Việc vào Đảng của một người", "Xét kết nạp quần chúng Lý Văn Bốn", "Bàn việc phát triển Đảng",
          _OFFICE),
    _said("personnel", "Nhân sự chưa có quyết định", "Dự kiến giới thiệu ông Lý Văn Bốn làm bí thư",
          "Chi bộ chuẩn bị đại hội", "Chờ có quyết định rồi hãy ghi."),
    _said("rating", "Xếp loại của một người", "Ông Lý Văn Bốn xếp loại không hoàn thành nhiệm vụ",
          "Chi bộ đã xếp loại đảng viên", _OFFICE),
    _said("not-a-member", "Việc một người chưa là đảng viên", "Ông Lý Văn Bốn chưa phải đảng viên",
          "Trưởng thôn dự họp", _OFFICE),
    _said("child", "Tên trẻ em", "Tặng quà cháu Lý Thị Na, 9 tuổi", "Tặng quà 12 cháu", _OFFICE),
    _said("donor", "Tên người góp riêng", "Ông Lý Văn Bốn ủng hộ 500000 đồng", "Các hộ góp 500000 đồng",
          "Ghi theo nhóm: các hộ trong thôn, đảng viên."),
    _said("member", "Tên đảng viên không giữ chức vụ", "Đảng viên Lý Văn Bốn phát biểu", "Một đảng viên phát biểu",
          _OFFICE),
    _said("secrecy", "Dấu chỉ độ mật", "Quán triệt văn bản TUYỆT MẬT số 12", "Quán triệt nghị quyết",
          "Gỡ cả hồ sơ này và báo người phụ trách văn thư.",
          meaning="Tài liệu có độ mật không được đăng ở đâu cả."),
    _said("internal", "Tài liệu lưu hành nội bộ", "Đọc tài liệu lưu hành nội bộ của huyện", "Đọc nghị quyết của huyện",
          meaning="Tài liệu nội bộ hoặc phải thu hồi thì không đăng."),
    code("gate-small-count", "Con số quá nhỏ", "Con số 1, 2 trong một nhóm nhỏ thì ai cũng biết là ai.",
         "Gộp với nhóm lớn hơn, hoặc bỏ con số.",
         meeting("orgs: [cells/na-lan]\nsummary: ⟦2/10 đảng viên không hoàn thành nhiệm vụ¦Chi bộ đã họp⟧\n")),
    code("gate-armed", "Quân số của lực lượng vũ trang", "Số người của chi bộ quân sự, công an không đăng.",
         "Bỏ con số.",
         sample("cells/khe-sim", "name: Chi bộ Công an xã\nkind: police\n⟦observations:\n  - measure: members\n",
                "    value: 7\n¦⟧", SOURCE)),
    code("gate-photo-alt", "Ảnh không có lời tả", "Người không nhìn được ảnh cần lời tả ảnh có gì.",
         "Viết vào alt một câu tả ảnh.",
         cell("photos:\n  - file: hop.jpg\n    alt: ⟦Ảnh¦Dân thôn dọn đường trước nhà văn hóa⟧\n")),
    code("gate-photo-place", "Ảnh ghi vị trí nơi chụp", "Trong tệp ảnh có tọa độ nơi chụp, có thể là nhà một người.",
         "Chạy chibo check --fix --bare-photos, hoặc xuất lại ảnh mà không kèm vị trí."),
    code("gate-save-date", "Ngày lưu bài ghi thành ngày đăng", "Ngày đăng trùng ngày xem, mà việc đã lâu: có lẽ đó là "
         "ngày lưu bài.", "Xem lại ngày đăng ở đầu bài; không rõ thì ghi như ../2024-12.",
         sample("activities/hop", MEETING, "date: 2020-01-03\norgs: [cells/na-lan]\nsources:\n  - id: s1\n",
                "    kind: press\n    title: Bài báo\n    published_on: 20⟦25-02-03¦20-01-05⟧\n",
                "    accessed_on: 2025-02-03\n")),
    _said("copied", "Chép nguyên văn", '"Sáng 3/1, chi bộ họp. Tin, ảnh: Lý Bốn"', "Chi bộ họp bàn việc sửa đường",
          "Viết lại bằng lời của mình, ghi nguồn ở sources.",
          meaning="Chép nguyên bài là dùng công của người khác."),
    code("gate-waiver-unknown", "Ngoại lệ cho quy tắc không có", "Mục trong allow nêu một mã lạ.",
         "Sửa rule theo gợi ý.", cell(f"⟦{_WAIVE.format('memebr', '2027-06-01')}¦⟧")),
    code("gate-waiver-refused", "Quy tắc không có ngoại lệ", "Có điều không bao giờ được đăng, dù ai đồng ý.",
         "Bỏ mục ấy khỏi allow, và xóa điều không được đăng.",
         cell(f"⟦{_WAIVE.format('personal-id', '2027-06-01')}¦⟧")),
    code("gate-waiver-ending", "Ngoại lệ sắp hết hạn", "Sau ngày ghi ở until, chỗ ấy lại bị báo.",
         "Sửa nội dung, hoặc xin gia hạn rồi ghi until mới.",
         cell(f"⟦{_WAIVE.format('member', '2026-12-01')}¦{_WAIVE.format('member', '2027-06-01')}⟧")),
    code("gate-confirmed-idle", "Xác nhận không còn câu hỏi", "Câu đã xác nhận nay khác đi hoặc không còn, nên lời xác "
         "nhận không ứng với câu nào.", "Xóa mục ấy; câu mới còn phải xem lại thì chibo check hỏi.",
         meeting("orgs: [cells/na-lan]\nsummary: Chi bộ bàn việc sửa đường\n",
                 f"⟦{_CONFIRMED.format('Bí thư Chi bộ')}¦⟧")),
    code("gate-confirmed-person", "Lời xác nhận ghi tên người", "Ai cũng đọc được lời xác nhận; người xác nhận làm "
         "việc ấy theo chức vụ.", "Ghi chức vụ, không ghi tên.",
         meeting("orgs: [cells/na-lan]\nsummary: Ông Vàng A Páo kể bố mẹ thời ấy thiếu ăn\n",
                 f"{_CONFIRMED.format('⟦ông Lý Văn Bốn¦Bí thư Chi bộ⟧')}")),
    code("gate-rule-unknown", "Quy tắc lạ trong data/rules/", "Tệp quy tắc (kind: gate) nêu một mã mà chibo không có.",
         "Sửa id; các mã có sẵn thì chỉ chỉnh, không thêm được.",
         sample("rules/gate", "kind: gate\ntitle: Những điều không đăng\nrules:\n",
                "  - id: ⟦memebr¦member⟧\n    title: Tên đảng viên\n")),
))  # fmt: skip
