"""What a person does: the verbs that tell who acts from whom a text is about."""

from __future__ import annotations

from generator.gate.patterns import is_bare, words

# What a person does and does not suffer. A person with such a verb before the word is not its subject.
DOING = words(
    "tặng|trao|thăm|hỏi thăm|thăm hỏi|chủ trì|ký|cho biết|chia sẻ|khẳng định|nhấn mạnh|phát biểu|báo cáo|trình bày|"
    "thông tin|thông báo|công bố|quán triệt|phổ biến|triển khai|hướng dẫn|giúp|giúp đỡ|hỗ trợ|ủng hộ|đóng góp|hiến|"
    "vận động|tuyên truyền|chỉ đạo|phụ trách|phân công|rà soát|kiểm tra|giám sát|xem xét|giải quyết|tiếp|tiếp nhận|"
    "dự|tham dự|điều hành|thay mặt|đại diện|biểu dương|động viên|chúc mừng|khám|chăm sóc|đề nghị|đề xuất|yêu "
    "cầu|nêu|"
    "kể|cảm ơn|đọc|thực hiện|tổ chức|phối hợp|giới thiệu|lãnh đạo|xây dựng|kêu gọi|mời|nhắc|lập|tổng hợp|theo dõi|"
    "quản lý|nghiên cứu|học tập|bàn|thảo luận|trả lời|ghi nhận|cấp|phát|góp|bảo vệ|thẩm tra|bồi dưỡng|đưa|tập huấn|"
    "giảng|chủ biên|soạn|nói|nhận định|đánh giá cao|cùng|sửa|ra mắt|khởi xướng|lo|dạy|truyền đạt|tham mưu|gửi lời|"
    "khánh thành|trưng bày|giữ gìn|giữ nghiêm|chấp hành|giữ|nhận giấy|khen|tâm sự|hát|múa|biểu diễn|mở|thành "
    "lập|xử lý|ngăn|ngăn chặn|tháo gỡ|khắc phục|vượt|lên lớp|dành|truyền thông|cảnh báo|tập huấn|nhận biết",
    strict=True,
)  # fmt: skip
_ASKED = words("được (?:phân công|giao|cử|mời|chỉ định phụ trách|bầu|tín nhiệm|mời dự)", strict=True)
_SECRETARY = ("thư ", "thu ")  # «thư ký» signs nothing
_SUFFERING = words("được|nhận|bị|nhờ|do|mong|xin|chờ", strict=True)


# Without tones «bán» is «bàn», «hiện» is «hiến».
_UNSURE = frozenset(
    "hien ban moi giu lo mua ke tiep du lap cap mo gop noi day sua phat doc neu cung trao dua ky khen nhac hat".split()
)
# What anybody does, in office or not.
_COMMON = frozenset("nói kể lo đưa giữ cùng mở hát đọc sửa".split())


def last_deed(between: str, *, sure: bool = False) -> int | None:
    """Where the last verb stands that the person does; «được thôn tặng» is none, «được phân công giúp» is one.

    `sure`: no verb that without its tones may be another word, and none that anybody does.
    """
    deeds = [m.end() for m in DOING.finditer(between) if not suffered(between, m.start())]
    if sure and deeds:
        unsure = _UNSURE | _COMMON if is_bare(between) else _COMMON
        deeds = [m.end() for m in DOING.finditer(between) if m[0] not in unsure and not suffered(between, m.start())]
    deeds += [m.end() for m in _ASKED.finditer(between)]
    return max(deeds) if deeds else None


def suffered(between: str, at: int) -> bool:
    before = between[max(0, at - 34) : at]
    return before.endswith(_SECRETARY) or any("," not in before[m.end() :] for m in _SUFFERING.finditer(before))
