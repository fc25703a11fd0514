"""The family names by which a person is told from other words in capitals, those of many peoples."""

FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Triệu Vi Lương Lâm Toàn Hà Mai Đinh Trương
Trịnh Đào Đoàn Lưu Cao Chu Tô Tạ Phùng Quách Vương Hứa La Giàng Sùng Vàng Thào Mùa Hạng Lò Cầm Quàng Tòng Cà Lèo Bế
Đàm Ma Mông Chẩu Cháng Tẩn Lù Thền Xín Đồng Nùng Ly Khổng Bàn Chìu Phàn Tằng Lục Sầm Ninh Tống Thái Kiều Doãn Từ Âu
Thạch Kim Danh Châu Diệp Khưu Lã Mã Phí Tăng Văn Vừ Hờ Cứ Thân Quan Viên Lộc Linh Trang Bạch Nghiêm Hán Hoa Cù Đổng
Thi Trà Phó Giáp Ngọc Chung Luân Sái Tiêu Ông Uông Bá Hầu Lầu Và Mua Chảo Phù Ngân Cụt Lô Vang Moong Kha Xồng Già Y
Lừu Thò Chá Pờ Vù Lỳ Lường Lự Lèng Khà Khúc Khuất Bạc Mạc Lại Nịnh Voòng Chíu Trằn Tráng Cư Nhâm Nhữ Ngụy Mẫn Mẫu
Đèo Điêu Hảng Cấn Đậu Đới Tiết Thiều Tôn Trầm Ưng Vòng Lỗ Bàng Khương Khiếu Lãnh Ôn Tưởng Trác Vưu Giang Thiệu Sa Lừ
Phừ Lùng Thàng Hoảng Sần Ngải Hàng Sán Lìm Ngần Đường Đan Đái Thẩm Thạc Khoàng Vầy Sẻn Củng Sính Dềnh
Siu Ksor Kpă Rơ Niê Rahlan Nay Hơ Ayun Rcom Rmah Rah Kpuih Puih Hiao Kbuôr Mlô Êban Byă Hwing Ktla Hmŏk Knul Adrơng
Kriêng Ênuôl Hđơk Kđoh Alăng Bríu Zơrâm Bhling Bnướch Pơloong Coor Ating Arất Riah Clâu Hôih Điểu Chamaléa Katơr Pinăng
Cil Lơ Liêng Kră Bon Jơ Kơ Păng Đàng Thập Neáng Néang Chau Khằm Mè Sừng Khang Phàng Tếnh Sình Dinh Ngài Vư Chớ Sồng
Sỳ Tsằn Chềnh Phún Chằn Phượng Vùi Sẩn Tải Cồ Húng Làn Lìu Mùng Chảng Hỏa Ngạn Xa Ốc Xeo Ven Pịt Lữ Chích Pố Thó
Po Su Sín Nguyen Tran Le Pham Hoang Vu Vo Dang Bui Do Ngo Duong Ly
""".split()
