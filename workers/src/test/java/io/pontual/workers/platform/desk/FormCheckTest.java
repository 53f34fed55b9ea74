package io.pontual.workers.platform.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** On the forms that people really fill in. */
class FormCheckTest {
    @Test
    void takes_what_the_form_asks_for() {
        check("pickup/pickup-hand-over", Map.of("collectionCode", "123456"));
        check("picking/picking-pick-items", Map.of("picked", List.of(Map.of("lineId", "1", "quantity", 2))));
    }

    @Test
    void names_a_required_field_that_is_missing_with_its_label() {
        assertThat(errors("pickup/pickup-stage-order", Map.of()))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("/variables/stagingLocation");
                    assertThat(error.message()).startsWith("is required: ");
                });
    }

    @Test
    void does_not_ask_for_a_field_that_the_form_may_not_even_show() {
        check("pickup/pickup-accept-order", Map.of("accepted", true));
        check("pickup/pickup-accept-order", Map.of("accepted", false, "rejectionReason", "damaged"));
    }

    @Test
    void takes_no_for_an_answer() {
        assertThat(errors("pickup/pickup-accept-order", Map.of("accepted", true, "x", 1)))
                .noneMatch(error -> error.field().equals("/variables/accepted"));
        check("pickup/pickup-accept-order", Map.of("accepted", false));
    }

    @Test
    void wants_a_checkbox_that_must_be_filled_in_to_be_ticked() {
        check("payment/payment-resolve-failed-capture", Map.of("captureCleared", true));

        assertThat(errors("payment/payment-resolve-failed-capture", Map.of("captureCleared", false)))
                .extracting(Problem.FieldError::field)
                .containsExactly("/variables/captureCleared");
    }

    @Test
    void refuses_what_the_form_does_not_know_and_says_what_it_does() {
        assertThat(errors("pickup/pickup-hand-over", Map.of("collectionCode", "123456", "orderId", "x")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("/variables/orderId");
                    assertThat(error.message()).contains("collectionCode");
                });
    }

    @Test
    void refuses_an_answer_that_the_form_does_not_offer_and_says_which_it_does() {
        check("shipping/shipping-find-parcel", Map.of("parcelDecision", "wait"));

        assertThat(errors("shipping/shipping-find-parcel", Map.of("parcelDecision", "handed-over")))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("/variables/parcelDecision");
                    assertThat(error.message()).endsWith(": wait, gone");
                });
        assertThat(errors("pickup/pickup-accept-order", Map.of("accepted", "perhaps")))
                .extracting(Problem.FieldError::message)
                .containsExactly("is none of the answers that the form offers: true, false");
    }

    @Test
    void every_choice_of_every_form_lists_its_answers() throws IOException {
        var forms = new PathMatchingResourcePatternResolver().getResources("classpath*:/*/*.form");

        for (var form : forms) {
            var text = form.getContentAsString(StandardCharsets.UTF_8);
            assertThat(text.split("\"type\": \"radio\"", -1))
                    .as(form.getFilename())
                    .hasSameSizeAs(text.split("\"valuesExpression\": \"=\\[\\{label: ", -1));
        }
    }

    @Test
    void names_everything_that_must_be_mended_at_once() {
        assertThat(errors("pickup/pickup-hand-over", Map.of("code", "123456")))
                .extracting(Problem.FieldError::field)
                .containsExactlyInAnyOrder("/variables/collectionCode", "/variables/code");
    }

    @Test
    void looks_into_groups_that_only_arrange_fields() {
        var form = read(
                """
                {"components": [{"type": "group", "components": [
                  {"type": "textfield", "key": "inside", "validate": {"required": true}}]}]}""");

        assertThatNoException().isThrownBy(() -> FormCheck.check(form, Map.of("inside", "x")));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> FormCheck.check(form, Map.of()));
    }

    private static void check(String form, Map<String, Object> variables) {
        assertThatNoException().as(form).isThrownBy(() -> FormCheck.check(form(form), variables));
    }

    private static List<Problem.FieldError> errors(String form, Map<String, Object> variables) {
        try {
            FormCheck.check(form(form), variables);
            return List.of();
        } catch (Problem e) {
            return e.errors();
        }
    }

    private static JsonNode form(String name) {
        try {
            return new ObjectMapper().readTree(new ClassPathResource(name + ".form").getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
