package io.pontual.workers.sourcing;

import io.pontual.workers.ordering.contract.Channels;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a channel sends to learn how a basket can be had. What can be said of one field alone is checked here; the rest is in
 * {@link PromiseRules}.
 *
 * @param destination null when nothing is to be sent
 * @param near where the customer would collect; null for about where the destination is
 */
@Schema(description = "A basket that a customer may order.")
record AskPromise(
        @NotNull(message = MISSING)
                @OneOf({Channels.WEB, Channels.APP, Channels.MARKETPLACE, Channels.STORE, Channels.CALL_CENTRE})
                @Schema(
                        allowableValues = {
                            Channels.WEB,
                            Channels.APP,
                            Channels.MARKETPLACE,
                            Channels.STORE,
                            Channels.CALL_CENTRE
                        },
                        example = "web")
                String channel,
        @NotNull(message = MISSING)
                @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code such as BRL")
                @Schema(example = "BRL")
                String currency,
        @NotNull(message = MISSING)
                @NotEmpty(message = "must have at least one line")
                @Size(max = 100, message = "may have up to 100 lines; ask for the others by themselves")
                List<@NotNull(message = MISSING) @Valid Line> lines,
        @Valid @Schema(description = "Where to send the goods. Leave it away when only pickup is wanted.")
                Destination destination,
        @Valid
                @Schema(
                        description =
                                "Where the customer would collect. Left away, it is about where the destination is.")
                Near near) {

    static final String MISSING = "is required";

    /** @param unitPrice as it will be sold; null for the product's own price */
    record Line(
            @NotNull(message = MISSING)
                    @Pattern(regexp = "^[\\x21-\\x7e]{1,64}$", message = "must have 1 to 64 visible ASCII characters")
                    @Schema(example = "CAMISETA-AZUL-M")
                    String sku,
            @NotNull(message = MISSING)
                    @Min(value = 1, message = "must be a whole number from 1 to 9999")
                    @Max(value = 9999, message = "must be a whole number from 1 to 9999")
                    @Schema(example = "2")
                    Integer quantity,
            @DecimalMin(value = "0", message = "must not be negative")
                    @Schema(
                            description =
                                    "As it will be sold, since rules may ask for the value of an order; left away,"
                                            + " it is the product's price. Decimal string.")
                    BigDecimal unitPrice) {}

    record Destination(
            @NotNull(message = MISSING)
                    @Pattern(regexp = "^\\d{5}-?\\d{3}$", message = "must be a CEP of eight digits such as 01310-100")
                    @Schema(description = "CEP, with or without the hyphen.", example = "01310-100")
                    String postalCode) {}

    record Near(
            @NotNull(message = MISSING)
                    @DecimalMin(value = "-90", message = "must be from -90 to 90")
                    @DecimalMax(value = "90", message = "must be from -90 to 90")
                    @Schema(description = "Degrees north, WGS 84.", example = "-23.561414")
                    Double latitude,
            @NotNull(message = MISSING)
                    @DecimalMin(value = "-180", message = "must be from -180 to 180")
                    @DecimalMax(value = "180", message = "must be from -180 to 180")
                    @Schema(description = "Degrees east, WGS 84.", example = "-46.655881")
                    Double longitude) {}
}
