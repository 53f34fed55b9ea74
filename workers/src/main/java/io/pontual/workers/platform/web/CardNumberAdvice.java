package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pontual.processes.CardNumbers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a JSON body that holds a card number anywhere: in a text, a number or a name, known or not, whatever it is to
 * become. It is looked through before anything is made of it, so that no exception can carry it into a log.
 */
@RestControllerAdvice
class CardNumberAdvice extends RequestBodyAdviceAdapter {
    private final JsonFactory json = new JsonFactory();

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJackson2HttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        look(body);
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    private void look(byte[] body) throws IOException {
        try (var parser = json.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token.isScalarValue() || token == JsonToken.FIELD_NAME)
                        && CardNumbers.surelyIn(parser.getText())) {
                    throw Problem.invalid(place(parser, token), CardNumbers.REFUSAL);
                }
            }
        } catch (JsonProcessingException e) {
            // Whoever reads it next says what is wrong with it.
        }
    }

    /** Without a name that is a card number itself. */
    private static String place(JsonParser parser, JsonToken token) {
        var at = parser.getParsingContext();
        var place = (token == JsonToken.FIELD_NAME ? at.getParent() : at)
                .pathAsPointer()
                .toString();
        return place.isEmpty() ? "/" : place;
    }
}
