package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * Takes JSON strings only, and only what may be kept: no control characters and no halves of characters, which the
 * database cannot. Card numbers are refused before, by {@link CardNumberAdvice}.
 */
class TextDeserializer extends StdDeserializer<String> {
    static final String WANTED = "must be a text in quotes without control characters";

    private static final IntPredicate REFUSED =
            character -> Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0
                    || Character.getType(character) == Character.SURROGATE;

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)
                && parser.getText().codePoints().noneMatch(REFUSED)) {
            return parser.getText();
        }
        return (String) context.handleUnexpectedToken(String.class, parser);
    }
}
