package io.pontual.integrations.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks to the customer, the same in every message.
 *
 * @param name of the retailer, as customers know it
 * @param sender address in the From line, with {@code name}
 * @param supportEmail where answers go
 * @param website linked from every message
 * @param colour of headings and buttons
 */
@Validated
@ConfigurationProperties("pontual.notification.brand")
record BrandProperties(
        @NotBlank String name,
        @NotBlank @Email String sender,
        @NotBlank @Email String supportEmail,
        @NotNull URI website,
        @NotBlank @Pattern(regexp = "#[0-9a-fA-F]{6}") String colour) {}
