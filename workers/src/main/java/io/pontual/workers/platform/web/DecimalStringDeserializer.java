package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Money comes in as a decimal string. A JSON number is refused, since most parsers on the way make a binary fraction of
 * it. Exponents are refused too: "1e999999999" would fill the memory when written out.
 */
class DecimalStringDeserializer extends StdDeserializer<BigDecimal> {
    static final String WANTED = "must be a decimal string in quotes with up to 12 digits before and 4 after the point,"
            + " such as \"89.90\"";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

    DecimalStringDeserializer() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)
                && DECIMAL.matcher(parser.getText()).matches()) {
            return new BigDecimal(parser.getText());
        }
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
    }
}
