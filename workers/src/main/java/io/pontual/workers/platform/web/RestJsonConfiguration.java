package io.pontual.workers.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** JSON at the REST border is stricter than JSON inside, where a newer sender may know more fields than we do. */
@Configuration(proxyBeanMethods = false)
class RestJsonConfiguration {
    @Bean
    MappingJackson2HttpMessageConverter restJsonConverter(ObjectMapper json) {
        return new MappingJackson2HttpMessageConverter(strict(json));
    }

    /** Messages to programmers are in English, whatever their browser prefers. Texts for people choose for themselves. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    static ObjectMapper strict(ObjectMapper json) {
        var strict = json.copy();
        // A field we do not know is most likely a misspelt one that matters to the sender.
        strict.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        strict.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        strict.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        strict.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        strict.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        strict.coercionConfigFor(LogicalType.Float).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        strict.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        strict.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        strict.registerModule(new SimpleModule("pontual-rest")
                .addDeserializer(BigDecimal.class, new DecimalStringDeserializer())
                .addDeserializer(String.class, new TextDeserializer())
                .addSerializer(BigDecimal.class, new PlainDecimalSerializer()));
        return strict;
    }

    /** "100.00", never 1E+2 nor a JSON number. */
    private static final class PlainDecimalSerializer extends ToStringSerializerBase {
        PlainDecimalSerializer() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    }
}
