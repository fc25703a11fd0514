"""Words that the world of the bench is made of: names, topics, sentences with room for numbers."""

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Nông Lương Triệu Hà Lý Vi".split()
MIDDLES = "Văn Thị Minh Thanh Đức Quốc Hữu Ngọc".split()
GIVEN = "An Bình Cường Dũng Hà Hải Hạnh Hiền Hùng Hương Lan Liên Mai Nam Nga Phúc Sơn Tâm Tuấn Yến".split()
PLACES = "Đông Đoài Thượng Hạ Trung Nà Pá Khe Bản Cầu Chợ Đình Giếng Ao Gò Vườn".split()
SECOND = "Xuân Phú Lâm Sơn Hòa Bình Thịnh Lộc Minh Tiến Mới Cả Sen Lim Mít Đa".split()
COMMUNES = "Tân Yên Vĩnh Đại Hồng Quang Kim Long Bảo Thanh An Hưng Thái Mỹ Trường Đồng Cao Lạc Gia Nghĩa".split()
TOPICS = (
    "bàn làm đường bê tông vào khu sản xuất", "thu quỹ khuyến học", "chuẩn bị đại hội chi bộ", "vệ sinh đường làng",
    "bàn xây nhà văn hóa", "phòng chống cháy rừng", "giúp nhau gặt lúa trước bão", "rà soát hộ dùng nước sạch",
    "trồng hoa ven đường", "đăng ký gia đình văn hóa", "bàn lắp đèn chiếu sáng ngõ", "nạo vét mương nội đồng",
    "tiêm phòng cho đàn gia súc", "phân loại rác tại nhà", "cài đặt dịch vụ công trực tuyến", "giữ trật tự dịp lễ",
    "bàn mức góp sửa sân bóng", "chuyển đổi giống lúa vụ mùa", "dọn bể nước chung", "lập tổ tự quản về an ninh",
    "chăm sóc cây xanh đầu năm", "sửa cổng chào của thôn", "học nghề cho lao động trẻ", "đọc quy ước sửa đổi",
)  # fmt: skip
SENTENCES = (
    "Đoạn đường {place} đã đổ {n} m, còn {m} m.", "Có {n} hộ nhận việc, {m} hộ xin làm sau.",
    "Tổ {n} góp {m} ngày công ở khu {place}.", "Đã dọn {n} m mương và {m} m rãnh.",
    "Ngày {d} kiểm lại {n} bóng đèn, thay {m} bóng.", "Khu {place} trồng thêm {n} cây, giao {m} nhóm chăm.",
    "Sổ thu ghi {n} lượt nộp, {m} lượt hẹn tháng sau.", "Từ {d} loa {place} nhắc lịch {n} buổi tối.",
    "Nhóm trẻ nhận {n} thùng rác, đặt tại {place}.", "Cuối buổi còn {n} ý kiến, hẹn trả lời ngày {d}.",
    "Mượn được {n} xe, chở {m} chuyến cát về {place}.", "Đội {m} trực ở {place} đến ngày {d}.",
    "Ruộng {place} xuống giống {n} sào, sớm {m} ngày.", "Bể chứa {place} thêm {n} m³, đủ cho {m} hộ.",
)  # fmt: skip
OUTCOMES = (
    ("dọn rãnh thoát nước", "m"), ("trồng cây bóng mát", "tree"), ("ngày công đã góp", "workday"),
    ("hộ đăng ký", "household"), ("đèn đã lắp", "piece"), ("mương đã nạo vét", "m"),
)  # fmt: skip
WORKS = (
    ("Đường bê tông", "m", 900), ("Nhà văn hóa", "m2", 240), ("Rãnh thoát nước", "m", 700), ("Sân thể thao", "m2", 900),
    ("Đèn chiếu sáng ngõ", "piece", 60), ("Tuyến đường hoa", "m", 800), ("Cổng chào", "piece", 2),
)  # fmt: skip
PAPERS = (
    ("resolution", "NQ", "Nhiệm vụ kinh tế - xã hội năm {year}"), ("plan", "KH", "Làm đường thôn năm {year}"),
    ("directive", "CT", "Phòng chống thiên tai năm {year}"), ("plan", "KH", "Đại hội các chi bộ, đợt {year}"),
    ("guideline", "HD", "Sinh hoạt chuyên đề năm {year}"), ("conclusion", "KL", "Kết quả thu góp năm {year}"),
)  # fmt: skip
INDICATORS = (
    ("Chi bộ sinh hoạt đủ kỳ", "chi bộ", "sinh hoạt đủ kỳ"), ("Hộ dùng nước sạch", "hộ", "dùng nước sạch"),
    ("Thôn có nhà văn hóa", "thôn", "có nhà văn hóa"), ("Trưởng thôn là đảng viên", "trưởng thôn", "là đảng viên"),
)  # fmt: skip
