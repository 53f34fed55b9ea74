package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void good_requests_are_good() {
        assertThat(errors(Shelf.STORE)).isEmpty();
        assertThat(errors(Shelf.PRODUCT)).isEmpty();
        assertThat(errors(new StockRequest(0, 0))).isEmpty();
        assertThat(errors(new StockRow("store-01", "SKU-1.a_b", new StockRequest(1, 2))))
                .isEmpty();
    }

    @Test
    void every_missing_field_is_named() {
        assertThat(errors(new NodeRequest(null, null, null, null, null, null, null, null, null, null)))
                .containsExactly(
                        "active",
                        "city",
                        "kind",
                        "latitude",
                        "longitude",
                        "methods",
                        "name",
                        "state",
                        "system",
                        "timeZone");
        assertThat(errors(new ProductRequest(null, null, null, null, null, null)))
                .containsExactly("currency", "group", "name", "unitPrice", "weightGrams");
        assertThat(errors(new StockRequest(null, null))).containsExactly("onHand", "safetyStock");
        assertThat(errors(new StockRow(null, "", new StockRequest(1, 1)))).containsExactly("nodeId", "sku");
    }

    @ParameterizedTest
    @CsvSource({"-90.000001,0,latitude", "90.1,0,latitude", "0,-180.1,longitude", "0,181,longitude"})
    void coordinates_are_on_earth(Double latitude, Double longitude, String wrong) {
        assertThat(errors(node("store", latitude, longitude, "America/Sao_Paulo", List.of("pickup"), "jms")))
                .containsExactly(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Brasilia", "+03:00", "america/sao_paulo", ""})
    void a_time_zone_is_an_iana_name(String zone) {
        assertThat(errors(node("store", 0.0, 0.0, zone, List.of("pickup"), "jms")))
                .containsExactly("timeZone");
    }

    @Test
    void kind_system_and_methods_are_from_their_lists() {
        assertThat(errors(node("shop", 0.0, 0.0, "UTC", Arrays.asList("pickup", "fax", null), "erp")))
                .containsExactly("kind", "methods[1].<list element>", "methods[2].<list element>", "system");
        assertThat(errors(node("warehouse", 0.0, 0.0, "UTC", List.of(), "tasklist")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wms-jms", "wms-sftp"})
    void a_management_system_is_a_warehouses_that_offers_no_pickup(String system) {
        assertThat(errors(node("warehouse", 0.0, 0.0, "UTC", List.of("ship"), system)))
                .isEmpty();
        assertThat(errors(node("store", 0.0, 0.0, "UTC", List.of("ship"), system)))
                .containsExactly("system");
        assertThat(errors(node("warehouse", 0.0, 0.0, "UTC", List.of("pickup", "ship"), system)))
                .containsExactly("system");
        assertThat(errors(node(null, 0.0, 0.0, "UTC", null, system))).contains("kind", "methods");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u0000b", "two\nlines"})
    void a_name_is_one_line_of_text(String name) {
        assertThat(errors(new ProductRequest(name, "apparel", BigDecimal.ONE, "BRL", 1, null)))
                .containsExactly("name");
        assertThat(errors(new ProductRequest("x".repeat(201), "apparel", BigDecimal.ONE, "BRL", 1, null)))
                .containsExactly("name");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01,BRL,unitPrice",
        "1.999,BRL,unitPrice",
        "10.5,JPY,unitPrice",
        "1234567890123,BRL,unitPrice",
        "1E+400,BRL,unitPrice",
        "1.00,REAL,currency",
        "1.00,brl,currency",
        "1.00,XAU,currency"
    })
    void a_price_is_an_amount_of_a_real_currency(BigDecimal price, String currency, String wrong) {
        assertThat(errors(new ProductRequest("Shirt", "apparel", price, currency, 1, null)))
                .containsExactly(wrong);
    }

    @ParameterizedTest
    @CsvSource({"10.50,BRL", "1050,JPY", "0,BRL", "1.234,KWD"})
    void a_price_has_the_decimals_of_its_currency(BigDecimal price, String currency) {
        assertThat(errors(new ProductRequest("Shirt", "apparel", price, currency, 0, null)))
                .isEmpty();
        assertThat(Currencies.written(new BigDecimal("12.9000"), "BRL")).isEqualTo(new BigDecimal("12.90"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7891234567895", "96385074", "036000291452", "10614141000415"})
    void an_ean_has_its_check_digit(String ean) {
        assertThat(errors(new ProductRequest("Shirt", "apparel", BigDecimal.ONE, "BRL", 1, ean)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7891234567890", "789123456789", "123456789", " 96385074", "9638507A", ""})
    void a_number_that_was_typed_wrong_is_no_ean(String ean) {
        assertThat(errors(new ProductRequest("Shirt", "apparel", BigDecimal.ONE, "BRL", 1, ean)))
                .containsExactly("ean");
    }

    @Test
    void quantities_and_weights_are_not_negative() {
        assertThat(errors(new StockRequest(-1, -1))).containsExactly("onHand", "safetyStock");
        assertThat(errors(new StockRequest(Integer.MAX_VALUE, 0))).containsExactly("onHand");
        assertThat(errors(new ProductRequest("Shirt", "apparel", BigDecimal.ONE, "BRL", -1, null)))
                .containsExactly("weightGrams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a b", "a/b", "são", "a;b"})
    void ids_are_plain(String id) {
        assertThat(errors(new StockRow(id, id, new StockRequest(1, 1)))).containsExactly("nodeId", "sku");
    }

    private static NodeRequest node(
            String kind, Double latitude, Double longitude, String timeZone, List<String> methods, String system) {
        return new NodeRequest("Loja", kind, latitude, longitude, timeZone, "Recife", "PE", methods, system, true);
    }

    private <T> List<String> errors(T request) {
        return validator.validate(request).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .sorted()
                .toList();
    }
}
