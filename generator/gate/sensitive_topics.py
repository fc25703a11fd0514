"""The rules on what is said of one person: discipline, poverty, illness, origin, admission, rating and such."""

from __future__ import annotations

from collections.abc import Iterator

from generator.gate.attribution import Predicate, attribute_to_person
from generator.gate.patterns import words
from generator.gate.rule import Detector, Document, Hit, looks_for

_UNREAD = ("url", "id", "file", "byline", "publisher", "approved_by_role", "from_role", "by_role")
_GROUPS = words(
    "chi bộ|đảng bộ|đảng ủy|chi đoàn|hội|thôn|xã|trường|tập thể|tổ chức|đơn vị|cơ quan|khu dân cư|khối|bản|xóm|"
    "hợp tác xã|ubnd|công trình|lớp|đội|sản phẩm|ban|câu lạc bộ|tổ"
)


def _rule(predicate: Predicate, what: str, hint: str) -> Detector:
    @looks_for(*predicate.signs)
    def find(document: Document) -> Iterator[Hit]:
        for passage in document.people:
            if passage.key in _UNREAD:
                continue
            for at, _, name in attribute_to_person(predicate, passage):
                yield Hit(at=passage.origin(at), message=f"Đoạn này nói {what} của một người (“{name}”).", hint=hint)

    return find


_TOTAL = "Bỏ tên và chức vụ, chỉ giữ con số chung; không có con số thì bỏ cả câu."

discipline = _rule(
    Predicate(
        words=words(
            "bị (?:\\w+ ){1,5}(?:kỷ luật|kiểm điểm|nhắc nhở|phê bình|xử phạt|khiển trách|cảnh cáo|khởi tố|xử lý|"
            "khai trừ|lập biên bản)|"
            "(?:bị |thi hành |xử lý |đề nghị |hình thức |mức |chịu )*kỷ luật(?: đảng)?(?: (?:bằng hình thức "
            ")?(?:khiển trách|cảnh cáo|cách "
            "chức|khai trừ))?|kỉ luật|(?:bị )?khai trừ(?: ra)?(?: khỏi)?(?: đảng)?|(?:bị )?khiển trách|(?:bị "
            ")?cảnh cáo|(?:bị )?cách (?:hết |mọi )?chức(?: vụ)?|"
            "(?:bị )?đình chỉ (?:sinh hoạt(?: đảng)?|công tác|chức vụ)|(?:bị )?xóa tên(?: khỏi| trong)?(?: "
            "danh sách)?(?: đảng viên)?|"
            "(?:bị )?buộc thôi việc|bị (?:xử phạt|khởi tố|bắt|tạm giam|truy tố|phạt|kết án|kiểm điểm|phê bình|"
            "lập biên bản|bãi nhiệm|"
            "miễn nhiệm|xử lý)|(?:phải |bị )kiểm điểm|(?:có |do |đã )*vi phạm|khuyết điểm|tiền án|tiền sự|đánh "
            "bạc|án tù|án treo|"
            "lĩnh án|sinh con thứ ba|bỏ sinh hoạt đảng|phạt tù|nhận án"
        ),
        heads=words("kỷ luật|kỉ luật|khai trừ|khiển trách|cảnh cáo|xóa tên|vi phạm|bị xử lý|xử phạt|kiểm điểm"),
        own=words("bị|phải|khiển trách|cảnh cáo|khai trừ|chịu"),
        onto=words(
            "xử phạt|phạt tiền|khởi tố|bắt giữ|tạm giam|miễn nhiệm|bãi nhiệm|phê bình|nhắc nhở|xử lý|kiểm điểm|"
            "lập biên bản"
        ),
        but=words(
            "(?:giữ|giữ gìn|giữ nghiêm|chấp hành|ý thức|tác phong|tinh thần|tính|tổ chức|nghiêm) (?:\\w+ )?kỷ "
            "luật|kỷ luật (?:của đảng|lao động|"
            "nghiêm|phát ngôn|quân đội|tự giác|kỷ cương|sắt|hành chính|trong)|kỷ cương[,]? kỷ luật|khen "
            "thưởng[,]? kỷ luật|"
            "kỷ luật[,-] kỷ cương|công tác (?:kiểm tra[,]? giám sát (?:và )?)?(?:thi hành )?kỷ luật|thi hành "
            "kỷ luật (?:đảng|của đảng|trong đảng)|"
            "(?:không|chưa) (?:có \\w+ \\w+ |ai |hề |để xảy ra |bị )*(?:bị )?(?:kỷ luật|vi phạm|xử phạt)|"
            "(?:lỗi|vụ|hành vi) vi phạm|"
            "xử lý vi phạm|phòng ngừa vi phạm|khắc phục (?:\\w+ )?khuyết điểm|cảnh cáo lũ|dấu hiệu vi phạm"
        ),
    ),
    "về việc kỷ luật, vi phạm", _TOTAL,
)  # fmt: skip

denunciation = _rule(
    Predicate(
        words=words(
            "(?:đơn |thư |bị |gửi |đứng |viết |nhận |có |nội dung |việc |người |gửi đơn |đơn thư |khiếu "
            "nại[,]? (?:và )?)*!tố !cáo|don to cao|bi to cao|"
            "to cao (?=ong|ba|dong chi|anh)|(?:đơn|bị|gửi đơn|đơn thư) (?:phản ánh|kiện)|(?:gửi |viết |có "
            ")*đơn khiếu nại|bị khiếu nại|"
            "bị !tố(?! tụng)|bị kiện|tố giác|thư nặc danh|đơn nặc danh"
        ),
        heads=words("(?:bị |đơn |người )!tố !cáo|đơn thư|khiếu nại|tố giác|bị to cao"),
        own=words("bị|gửi|đứng|viết|có đơn"),
        onto=words(
            "(?:đơn|thư|tin nhắn|bài viết)(?: \\w+){0,4} (?:nói xấu|tố|kiện|phản ánh|đả kích|bôi nhọ|vu cáo)"
        ),
        but=words(
            "luật (?:khiếu nại[,]? (?:và )?)?!tố !cáo|giải quyết (?:\\w+ ){0,5}(?:khiếu nại|!tố !cáo)[^.]{0,12}|"
            "không (?:có|phát sinh|còn|để) (?:\\w+ ){0,5}(?:khiếu nại|!tố !cáo)[^.]{0,14}|"
            "(?:tiếp nhận|phân loại|xử lý) (?:[0-9]+ )?(?:đơn|đơn thư)(?: \\w+){0,3}|tiếp công dân[^.]{0,30}|"
            "luật tố cáo|tố giác tội phạm|tin báo[, ]+tố giác"
        ),
    ),
    "về đơn thư tố cáo, khiếu nại", _TOTAL,
)  # fmt: skip

poverty = _rule(
    Predicate(
        words=words(
            "(?:thuộc |là |thuộc diện |diện |thuộc hộ |danh sách |vừa |mới |đã |vẫn |xếp |đăng ký |tái |xin "
            ")*(?:hộ nghèo|hộ cận nghèo|cận nghèo|thoát nghèo|"
            "thoát cận nghèo|tái nghèo|nghèo khó|nghèo)|(?:có |gia |trong |vì |gặp )*hoàn cảnh (?:gia đình |"
            "kinh tế |rất |hết sức |đặc biệt |éo le|neo đơn|"
            "khó khăn|bất hạnh)+|gia cảnh|gia đình (?:rất |còn |đang |quá |gặp |đặc biệt )*khó khăn|hộ khó "
            "khăn|(?:gia đình|hộ|nhà) (?:ông|bà|anh|chị|cụ|chú|cô|em|cháu|bác|đồng chí)(?: \\w+){1,4}? (?:rất |"
            "còn |đang |quá |gặp |đặc biệt |nhiều |hết sức )*khó khăn|!neo !đơn|hộ đói|thiếu ăn|"
            "đứt bữa|nợ nần|vỡ nợ|nhà (?:tạm|dột nát)|xóa nhà tạm|bảo trợ xã hội|trợ cấp xã hội|trợ cấp khó "
            "khăn|trợ cấp hằng tháng|nhận gạo cứu đói|mồ côi"
        ),
        heads=words(
            "hộ nghèo|cận nghèo|thoát nghèo|hoàn cảnh (?:đặc biệt )?khó khăn|bảo trợ xã hội|trợ cấp|xóa nhà "
            "tạm|nhà tạm|cứu đói|"
            "mồ côi|hộ khó khăn|neo đơn|nhà dột nát|gia đình khó khăn"
        ),
        own=words("thuộc|là hộ|vừa thoát|xếp"),
        but=words(
            "(?:giảm|xóa đói[,]? giảm|xóa đói|chuẩn|vì người|chống|đa chiều|đặc biệt|chương trình|xã|thôn|bản|"
            "vùng|huyện|quê|ngày vì|"
            "về|hiểm|bệnh hiểm) nghèo(?: bền vững)?|người nghèo|giúp nhau thoát nghèo|xóa nhà tạm[,]? (?:nhà "
            ")?dột nát trên|hiểm nghèo|"
            "phong trào [^.]{0,30}thoát nghèo|học sinh nghèo vượt khó|hộ nghèo đa chiều|không còn hộ nghèo|quỹ "
            "xóa nhà tạm"
        ),
    ),
    "về cảnh nghèo, khó khăn", _TOTAL,
)  # fmt: skip

illness = _rule(
    Predicate(
        words=words(
            "ung thư|hiv|bệnh nhân|nhiễm hiv|aids|tâm thần|tai biến|đột quỵ|lao phổi|dương tính|nhiễm (?:covid|"
            "bệnh|sars)[\\w-]*|mắc (?:các |phải )?(?:bệnh|covid)[\\w-]*|"
            "bị bệnh|bệnh (?:nặng|tật|hiểm nghèo|tim|gan|phổi|thận|tiểu đường|nan y|hen|lao|phong|trĩ|xương "
            "khớp|parkinson|tự kỷ|ung thư|mãn tính|"
            "già yếu|suy thận)|(?:bị |đang |vừa )!ốm|!ốm (?:đau|nặng|yếu|liệt)|om (?:dau|nang|yeu)|khuyết tật|"
            "tàn tật|bại liệt|liệt nửa người|nằm liệt|bị liệt|"
            "tự kỷ|trầm cảm|chạy thận|suy thận|tiểu đường|phẫu thuật|mổ tim|nằm viện|nhập viện|cấp cứu|điều "
            "trị (?:tại|bệnh|ở|ung|dài)[\\w ]*|nghiện|"
            "ma túy|cai nghiện|methadone|động kinh|sa sút trí tuệ|tai nạn|(?:bị|gặp|do) tai nạn[^.,;]{0,20}|"
            "thiểu năng|(?:nạn nhân )?chất độc da "
            "cam|bị câm|câm điếc|mù lòa|bị mù|hỏng mắt|vô sinh|sảy thai|"
            "sức khỏe (?:yếu|kém|giảm sút|suy giảm)|trọng bệnh|lâm bệnh|huyết áp cao|đau ốm|xạ trị|hóa trị|"
            "thận nhân tạo"
        ),
        heads=words(
            "ốm đau|khuyết tật|bệnh nhân|mắc bệnh|người nghiện|cai nghiện|nhiễm bệnh|f0|bệnh hiểm nghèo|da cam|"
            "tâm thần|tàn tật"
        ),
        own=words("bị|mắc|nhiễm|đang|vừa|dương tính"),
        but=words(
            "(?:phòng|phòng[,]? chống|phòng ngừa|chống|tầm soát|sàng lọc|khám|xét nghiệm|ngăn ngừa|tác hại của|"
            "tội phạm|hội|trung tâm|bệnh viện|quỹ|"
            "tuyên truyền|đẩy lùi|không có|tệ nạn|tư vấn|kiến thức|mô hình|giảm) (?:\\w+ ){0,3}(?:ung thư|hiv|"
            "tâm thần|ma túy|bệnh|lao|khuyết tật|tai biến|nghiện|"
            "tai nạn|trầm cảm|tiểu đường|đột quỵ|tàn tật|chất độc da cam|aids|nạn nhân)[^.,]{0,20}|tai nạn "
            "(?:giao thông|lao động|đuối nước|thương tích)|"
            "hội nạn nhân chất độc da cam[^.,]{0,12}|(?:gà|lợn|trâu|bò|cây|lúa|quế|keo|vịt|tôm|cá|hồi|na)(?: "
            "\\w+)? bị bệnh"
        ),
    ),
    "về sức khỏe, bệnh tật", _TOTAL,
)  # fmt: skip

origin = _rule(
    Predicate(
        words=words(
            "(?:là )?(?:người |thuộc )?dân tộc[ ]?:?[ ]?(?:thiểu số|tày|nùng|dao|!mông|h['’]?mông|mường|thái|"
            "sán dìu|sán chay|sán chỉ|cao lan|khmer|chăm|hoa|ê[ -]?đê|"
            "gia[ -]?rai|ba[ -]?na|kinh|lô lô|giáy|hà nhì|thổ|khơ[ -]?mú|bru|cơ[ -]?ho|mnông|xơ[ -]?đăng|pà "
            "thẻn|la chí|cờ lao|raglai|thanh y|thanh phán)|"
            "(?:là |vốn là )người (?:tày|nùng|dao|!mông|h['’]?mông|mường|sán dìu|sán chỉ|cao lan|khmer|chăm|ê[ "
            "-]?đê)|"
            "(?:theo|bỏ|sang|truyền|vào|học) đạo(?: (?:tin lành|công giáo|phật|thiên chúa|cao đài|hòa hảo|hồi|"
            "dương văn mình|vàng chứ))?|"
            "tôn giáo[ ]?[:|]|(?:là |người )?(?:giáo dân|phật tử|tín đồ|tín hữu)|theo (?:công giáo|tin lành|"
            "phật giáo|thiên chúa giáo|hội thánh)[\\w ]*|"
            "(?:người )?(?:có đạo|công giáo)|tà đạo|hội thánh đức chúa trời"
        ),
        heads=words(
            "giáo dân|tín đồ|theo đạo|phật tử|(?:đảng viên|cán bộ|người) (?:là người )?dân tộc|dân tộc[, ]+tôn "
            "giáo|tôn giáo"
        ),
        own=words("là|theo|thuộc|bỏ"),
        but=words(
            "đại đoàn kết(?: toàn)? dân tộc|(?:ban|phòng|hội đồng|trường|ngày hội|sắc phục|trang phục|bản sắc|"
            "văn hóa|văn nghệ|nhạc cụ|làn điệu|"
            "lễ hội|tiếng|món ăn|múa|hát|điệu|khèn|thổ cẩm|nhà sàn|bài thuốc|tết|nghề|đồng bào|các|đội văn "
            "nghệ|chính sách|mặt trận|công tác|bà con|"
            "cộng đồng|hội|giải|chùa|nhà thờ|ban trị sự|ủy ban đoàn kết) (?:các |của |người |truyền thống |"
            "thêu |làm |phật giáo |và )*(?:dân tộc|công giáo|tin lành)[^.,]{0,24}|"
            "dân tộc thiểu số và miền núi|đoàn kết công giáo|chung sống[^.]{0,20}|vùng (?:đồng bào )?dân "
            "tộc[^.,]{0,20}|đồng bào[^.,]{0,40}|tốt đời đẹp đạo"
        ),
    ),
    "về dân tộc, tôn giáo", "Bỏ dân tộc, tôn giáo của người này; cần thì chỉ nói chung về thôn, về phong trào.",
)  # fmt: skip

admission = _rule(
    Predicate(
        words=words(
            "(?:được |xét |lễ |đề nghị |xem xét |công bố |quyết định |giới thiệu |hồ sơ |đã |vừa |mới )*kết "
            "nạp(?: vào)?(?: đảng)?(?: viên)?(?: mới)?(?: cho)?|"
            "(?:lớp |là |học lớp )*cảm tình đảng|đối tượng (?:kết nạp )?đảng|quần chúng (?:ưu tú|tạo nguồn)|"
            "đoàn viên ưu tú|(?:là )?đảng viên (?:dự bị|mới)|"
            "(?:chuyển|công nhận|xét|trao)(?: đảng viên)? (?:đảng )?chính thức|chuyển đảng chính thức|đảng "
            "viên chính thức|(?:ra |tự )?ứng cử|ứng viên|"
            "ứng cử viên|(?:được )?giới thiệu (?:\\w+ ){0,4}ứng cử|vào đảng|lý lịch người xin vào đảng|đơn xin "
            "vào đảng|thẩm tra lý lịch|phát triển đảng"
        ),
        heads=words(
            "kết nạp|cảm tình đảng|quần chúng ưu tú|đảng viên dự bị|đảng viên mới|ứng cử|ứng viên|chuyển đảng "
            "chính thức|tạo nguồn|đối tượng đảng|"
            "chuyển chính thức"
        ),
        own=words("được|vừa|mới|là|học lớp|ra|tự"),
        but=words(
            "(?:công tác|chỉ tiêu|nguồn|số) (?:phát triển|kết nạp) (?:đảng|đảng viên)|phát triển đảng viên|kết "
            "nạp hội viên|kết nạp đội[^.,]{0,10}|kết nạp đoàn viên|chưa (?:được )?(?:vào|kết nạp)(?: vào)? đảng"
        ),
    ),
    "về việc vào Đảng hoặc ứng cử",
    "Bỏ tên; chỉ ghi số người, hoặc đăng khi đã có quyết định công khai và người ấy giữ chức vụ.",
)  # fmt: skip

personnel = _rule(
    Predicate(
        words=words(
            "(?:dự kiến |phương án |đề án |giới thiệu |danh sách )*nhân sự[^.:;]{0,50}:|"
            "(?:dự kiến|đề xuất|đề nghị|phương án)(?= (?:ông|bà|anh|chị|đồng chí)[^.;]{0,40} "
            "(?:làm|giữ|thay|vào|bầu|đảm nhận))|"
            "(?:dự kiến|phương án|đề án|chuẩn bị|giới thiệu|hồ sơ|kế hoạch|tờ trình|đề xuất|danh sách) (?:về "
            ")?nhân sự(?: \\w+){0,10}?|nhân sự (?:dự kiến|giới thiệu|thay thế)(?: \\w+){0,8}?|"
            "(?:dự kiến|đề nghị|đề xuất|sẽ|có thể|xem xét|chuẩn bị|đang xem xét|sắp|định hướng|thống nhất giới "
            "thiệu|trình)(?: (?:được|sẽ|để|phương án|bố trí|điều động))* "
            "(?:bầu|bổ nhiệm|luân chuyển|điều động|chỉ định|phân công làm|giữ chức|thay thế|miễn nhiệm|nghỉ "
            "chế độ|thay|giới thiệu(?: để)?(?: bầu)?)(?: (?:làm|giữ|bổ sung|chức vụ|chức))*|"
            "(?:được |đưa |thuộc |trong |diện |danh sách |vào |nguồn )*quy hoạch (?:chức danh|cấp ủy|bí thư|"
            "phó bí thư|cán bộ|ban chấp hành|chi ủy|nguồn|nhiệm kỳ)(?: \\w+){0,10}?|"
            "(?:được|đưa|có tên trong|trong|diện) (?:vào )?quy hoạch(?! sử| nông| xây| đất| chung| mạng)|lấy "
            "phiếu giới thiệu|giới thiệu(?= (?:ông|bà|anh|chị|đồng chí)[^.;]{0,50} (?:để bầu|bầu|làm|giữ|ứng "
            "cử|tái cử))|lấy phiếu tín nhiệm|phiếu tín nhiệm|phiếu bầu"
        ),
        heads=words(
            "(?:dự kiến|phương án|danh sách|chuẩn bị|giới thiệu|đề án) nhân sự|nhân sự (?:dự kiến|giới thiệu)|"
            "danh sách quy hoạch|quy hoạch (?:cán bộ|cấp ủy|chức danh)|phiếu tín nhiệm"
        ),
        own=words("được|sẽ|dự kiến|đưa|thuộc|sắp|có tên|có thể"),
        but=words(
            "quy hoạch (?:sử dụng|xây dựng|đất|chung|mạng lưới|khu|chi tiết|nông thôn|giao thông|vùng|điểm|bãi|"
            "tổng thể)[^.,]{0,20}|công tác (?:nhân sự|quy hoạch)[^.,]{0,14}|"
            "dự kiến (?:khởi công|khánh thành|hoàn thành|tổ chức|kinh phí)"
        ),
    ),
    "về nhân sự chưa có quyết định",
    "Chỉ đăng khi đã có quyết định hoặc kết quả bầu, và dẫn văn bản ấy; trước đó thì bỏ.",
)  # fmt: skip

_LEVEL = (
    "(?:mức |loại |là )*(?:[“\"'*_]+)?(?:không )?(?:hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|xuất sắc|tốt|khá|"
    "trung bình|yếu(?: kém)?|kém|đủ tư cách(?: \\w+ \\w+ \\w+ \\w+ \\w+)?|loại [abcd])"
)
rating = _rule(
    Predicate(
        words=words(
            "(?:được |bị |tự |đều |cũng )*(?:xếp loại|đánh giá|phân loại|xếp|nhận xét|chấm)(?:[, ]*(?:xếp loại|"
            "chất lượng|đảng viên|cán bộ|cuối năm|công chức|năm [0-9]{4}|tự nhận|đạt|ở|[:]))*[ ]*"
            + _LEVEL
            + "|(?:được |là )?(?:công nhận )?đảng viên (?:đủ tư cách|không đủ tư cách|hoàn thành (?:xuất sắc|"
                "tốt) nhiệm vụ|xuất sắc|yếu kém|không hoàn thành nhiệm vụ)(?: nhiệm vụ)?|"
            "(?:đạt |mức |bị )+(?:mức |loại )*(?:không )?hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|không hoàn "
            "thành nhiệm vụ|xếp loại (?:đảng viên|cán bộ|thi đua)[ ]?[:|]|kết quả (?:đánh giá|xếp loại|phân "
            "loại)(?: chất lượng)?(?: đảng viên| cán bộ| công chức)?"
        ),
        heads=words(
            "xếp loại (?:chất lượng )?(?:đảng viên|cán bộ|công chức|cá nhân|từng)|đánh giá[, ]+xếp loại|đảng "
            "viên (?:hoàn thành|không hoàn thành|xuất sắc)|phân loại đảng viên|"
            "kết quả xếp loại|không hoàn thành nhiệm vụ"
        ),
        rival=_GROUPS,
        own=words("được|bị|tự|là"),
        but=words(
            "(?:giấy khen|khen thưởng|bằng khen|danh hiệu|tặng|!vì)[^.;]{0,60}(?:hoàn thành (?:xuất sắc|tốt) "
            "nhiệm vụ|xuất sắc)|"
            "[0-9]+(?:[.,/%][0-9]*)*%? (?:đồng chí )?đảng viên[^.;]{0,70}"
        ),
    ),
    "về xếp loại cá nhân", "Chỉ ghi xếp loại của chi bộ, tập thể; giấy khen đã công bố thì ghi là giấy khen.",
)  # fmt: skip

not_a_member = _rule(
    Predicate(
        words=words(
            "(?:hiện |vẫn |còn |là |do )*(?:chưa|không)(?: (?:phải|là|phải là|được là|phải đã là))* (?:là "
            ")?đảng viên|chưa (?:vào|được vào|kết nạp|được kết nạp|đứng trong hàng ngũ)(?: của)? đảng|(?:là "
            ")?(?:người |quần chúng )?ngoài đảng"
        ),
        heads=words("(?:chưa|không) (?:phải )?(?:là )?đảng viên|ngoài đảng|chưa vào đảng"),
        rival=words("chi bộ|thôn|xã|khu|nơi"),
        own=words("chưa|không|hiện|vẫn|còn|là|ngoài|do"),
        but=words("[0-9]+(?:/[0-9]+)? (?:\\w+ ){1,5}(?:chưa|không)[^.]{0,20}"),
    ),
    "về việc chưa là đảng viên", _TOTAL,
)  # fmt: skip
