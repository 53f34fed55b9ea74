package io.pontual.integrations.simulators.carriers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A label of the size of a postcard, as a simulated carrier prints it. */
public final class LabelPdf {
    private static final int MARGIN = 18;

    private LabelPdf() {}

    /** @param carrier name on top */
    public static byte[] of(String carrier, Waybill waybill) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A6);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                print(content, carrier, waybill);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(PDPageContentStream content, String carrier, Waybill waybill) throws IOException {
        var parcel = waybill.parcel();
        content.beginText();
        content.setLeading(18);
        content.newLineAtOffset(MARGIN, PDRectangle.A6.getHeight() - 2 * MARGIN);
        content.setFont(new PDType1Font(FontName.HELVETICA_BOLD), 16);
        line(content, carrier + "  " + parcel.service());
        line(content, waybill.tracking());
        content.setFont(new PDType1Font(FontName.HELVETICA), 11);
        var lines = new ArrayList<>(List.of("", "De: " + parcel.fromCity(), "Para:"));
        lines.addAll(parcel.to());
        lines.addAll(List.of(
                "",
                "Pedido " + parcel.orderNumber() + "  Volume " + parcel.piece(),
                parcel.weight() + "  " + parcel.size()));
        for (var text : lines) {
            line(content, text);
        }
        content.endText();
    }

    /** The font has no other letters. */
    private static void line(PDPageContentStream content, String text) throws IOException {
        content.showText(text.replaceAll("[^\\x20-\\x7e\\xa1-\\xac\\xae-\\xff]", "?"));
        content.newLine();
    }
}
