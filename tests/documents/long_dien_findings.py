"""The 17 strengths and 6 shortcomings of Long Điền 2019, in the words of the published article."""

from __future__ import annotations

from inspect_flow.vocabulary.paper_parts import AreaFindings, Finding

STEERING = "Công tác chỉ đạo, điều hành cải cách hành chính"
ONE_STOP = "Cải cách thủ tục hành chính và cơ chế một cửa, một cửa liên thông"
ORGANISATION = "Cải cách tổ chức bộ máy"
SERVICE = "Xây dựng đội ngũ và công vụ"
FINANCE = "Cải cách tài chính công"
MODERN = "Hiện đại hóa hành chính"

STRENGTHS = {
    "M1": (STEERING, "Lãnh đạo UBND huyện Long Điền có sự quan tâm chỉ đạo quyết liệt trong thực hiện tốt công tác cải cách hành chính tại địa phương"),
    "M2": (STEERING, "Kế hoạch cải cách hành chính hàng năm được ban hành đáp ứng về nội dung và tiến độ"),
    "M3": (ONE_STOP, "Đơn vị đã ban hành Kế hoạch khảo sát sự hài lòng của người dân, tổ chức đối với việc giải quyết thủ tục hành chính của cơ quan hành chính nhà nước trên địa bàn"),
    "M4": (ONE_STOP, "Bộ phận tiếp nhận và trả kết quả huyện thực hiện khảo sát ý kiến người dân bằng các hình thức: thông qua hệ thống lấy ý kiến người dân bằng điện tử; thông qua phiếu thăm dò, sổ góp ý; thông qua số điện thoại đường dây nóng được niêm yết công khai tại Bộ phận; thông qua chuyên mục \"Nhận xét về chất lượng giải quyết TTHC\" trên trang thông tin điện tử (website) của huyện"),
    "M5": (SERVICE, "Đối với các ý kiến không hài lòng, lãnh đạo UBND huyện đã kịp thời chỉ đạo các cơ quan, công chức có liên quan báo cáo giải trình trực tiếp, phân tích rõ nguyên nhân cũng như có các giải pháp chấn chỉnh trong thời gian tới, cũng như xem đây là một yếu tố xét thi đua hàng năm của các cơ quan, đơn vị, công chức, viên chức có liên quan"),
    "M6": (STEERING, "Năm 2018, kết quả chỉ số CCHC xếp hạng 02/8 huyện, thị xã, thành phố, giảm 01 hạng so với năm 2017"),
    "M7": (STEERING, "UBND huyện Long Điền đã tổ chức quán triệt và có văn bản chỉ đạo các phòng, ban, đơn vị, địa phương chấn chỉnh những hạn chế, thiếu sót công tác CCHC của năm 2018, phấn đấu đạt thành tích cao hơn trong năm 2019"),
    "M8": (STEERING, "Huyện thành lập Đoàn kiểm tra CCHC để tổ chức kiểm tra, đôn đốc các đơn vị thực hiện công tác CCHC trên địa bàn; ban hành Kế hoạch kiểm tra và tổ chức kiểm tra 07 cấp xã trực thuộc về thực hiện các nội dung CCHC để kịp thời phát hiện và khắc phục những hạn chế trong thực thi công vụ"),
    "M9": (ONE_STOP, "Đơn vị đã triển khai Nghị định số 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông"),
    "M10": (ONE_STOP, "UBND huyện đã tham mưu và được UBND tỉnh đồng ý thực hiện kiện toàn Bộ phận tiếp nhận và trả kết quả huyện theo hướng Phó Chủ tịch UBND huyện là Tổ trưởng, Trưởng Phòng Nội vụ huyện là Tổ phó"),
    "M11": (ONE_STOP, "Bố trí nhân viên bưu điện hỗ trợ hướng dẫn và nhận hồ sơ của người dân tại chỗ"),
    "M12": (ONE_STOP, "Thực hiện Chỉ thị số 24/CT-UBND của UBND tỉnh, đơn vị đã thực hiện cắt giảm thời gian giải quyết TTHC 105/277 TTHC, đạt trên 46%"),
    "M13": (ONE_STOP, "Chủ động cập nhật vào phần mềm một cửa đầy đủ"),
    "M14": (ONE_STOP, "Tổ chức phối hợp với Công an huyện đưa TTHC cấp thẻ căn cước công dân vào tiếp nhận và trả kết quả tại bộ phận một cửa hoạt động ổn định"),
    "M15": (ONE_STOP, "Đơn vị đã thực hiện tốt công tác tiếp nhận và giải quyết hồ sơ, tất cả TTHC thực hiện tại Bộ phận Tiếp nhận và trả kết quả theo quy định (nội vụ, giáo dục - đào tạo, văn hóa - thông tin,...); hồ sơ lưu rõ ràng, đủ thành phần, giải quyết đúng quy định"),
    "M16": (SERVICE, "Triển khai các chỉ đạo của UBND tỉnh như: triển khai Đề án văn hóa công vụ, thực hiện năm kỷ cương hành chính, thực hiện các giải pháp nâng cao các chỉ số PAR INDEX, SIPAS, PAPI năm 2019"),
    "M17": (ORGANISATION, "Huyện ủy và UBND huyện Long Điền đã thực hiện thí điểm sáp nhập Văn phòng huyện ủy và Văn phòng HĐND và UBND huyện thành Văn phòng huyện Long Điền, đi vào hoạt động vào ngày 01/7/2019"),
}  # fmt: skip

SHORTCOMINGS = {
    "H1": (STEERING, "Kế hoạch CCHC chưa đề ra sản phẩm cụ thể, tiến độ thời gian triển khai"),
    "H2": (ONE_STOP, "Chưa cập nhật đầy đủ kết quả giải quyết khiếu nại, phản ánh vào Sổ tiếp nhận kiến nghị"),
    "H3": (STEERING, "Chưa có văn bản chỉ đạo, chấn chỉnh công tác CCHC sau kiểm tra"),
    "H4": (FINANCE, "Chưa đăng tải đầy đủ công khai ngân sách, quyết toán ngân sách theo quy định"),
    "H5": (MODERN, "Chưa cung ứng đầy đủ DVCTT mức độ 4 đối với TTHC lĩnh vực Lưu thông hàng hóa trong nước, Giáo dục và đào tạo theo yêu cầu Thủ tướng Chính phủ"),
    "H6": (MODERN, "Từ đầu năm 2019 đến nay, đơn vị chưa tiếp nhận hồ sơ đăng ký qua mạng mặc dù đã thường xuyên tuyên truyền bằng nhiều hình thức"),
}  # fmt: skip

WARNINGS = {
    "M12": "105/277 là 37,9%, không phải trên 46%",
    "H1": "nhận xét này cần đối chiếu với kết quả đã ghi: Kế hoạch đáp ứng về nội dung và tiến độ",
}


def a_finding(code: str) -> Finding:
    """Build the finding M1 to M17 or H1 to H6."""
    _, statement = (STRENGTHS | SHORTCOMINGS)[code]
    warned = [{"text": WARNINGS[code], "reason": ""}] if code in WARNINGS else []
    return Finding(
        number=code[1:] if code.startswith("H") else "",
        statement=statement,
        quantities=[{"as_written": "105/277, trên 46%", "computed": "37,9%"}]
        if code == "M12"
        else [],
        warnings=warned,
        evidence=[],
        legal_bases=[],
        repeated="",
    )


def the_areas() -> list[AreaFindings]:
    """Group the findings by area, in the usual order of areas."""
    titles = (STEERING, ONE_STOP, ORGANISATION, SERVICE, FINANCE, MODERN)
    return [
        AreaFindings(
            title=title,
            strengths=[a_finding(code) for code, (area, _) in STRENGTHS.items() if area == title],
            shortcomings=[
                a_finding(code) for code, (area, _) in SHORTCOMINGS.items() if area == title
            ],
        )
        for title in titles
    ]
