package io.pontual.workers.shipping;

import io.pontual.workers.platform.timeline.Language;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** What customers read of their parcels; the words are in {@code tracking.properties}. */
@Component
class TrackingWords {
    String of(Enum<?> status, Language language) {
        return word((status instanceof DeliveryStatus ? "status." : "step.") + status.name(), language);
    }

    String word(String key, Language language) {
        return ResourceBundle.getBundle(
                        "tracking",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
