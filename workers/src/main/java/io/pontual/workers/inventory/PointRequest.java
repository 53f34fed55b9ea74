package io.pontual.workers.inventory;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A pickup point as a feed describes it.
 *
 * @param district may be null
 * @param state UF, two letters
 * @param postalCode CEP, with or without the hyphen
 * @param openingNote when it is open, in words for the customer
 */
record PointRequest(
        @ShortText String name,
        @ShortText String carrier,
        @ShortText String street,
        @ShortText String number,
        @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
                String district,
        @ShortText String city,
        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be a federal unit (UF) such as SP") String state,
        @NotNull @Pattern(regexp = "\\d{5}-?\\d{3}", message = "must be a CEP of eight digits such as 01310-100")
                String postalCode,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @ShortText String openingNote,
        @NotNull Boolean active) {}
