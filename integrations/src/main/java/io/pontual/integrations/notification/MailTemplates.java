package io.pontual.integrations.notification;

import io.pontual.processes.notification.SendNotification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts a notification into words: subject, text and HTML, in the customer's language. */
@Component
class MailTemplates {
    private static final List<String> LANGUAGES = List.of("pt", "en");

    private final BrandProperties brand;
    private final ResourceBundleMessageSource texts = texts();
    private final SpringTemplateEngine engine = engine(texts);

    MailTemplates(BrandProperties brand) {
        this.brand = brand;
    }

    record Content(String subject, String text, String html) {}

    Content content(SendNotification notification) {
        var template = Template.of(notification.template());
        Map<String, Object> params = notification.params() == null ? Map.of() : notification.params();
        template.check(params);
        var locale = locale(notification.locale());
        var context = new Context(locale, params);
        context.setVariable("brand", brand);
        context.setVariable("name", notification.name());
        context.setVariable("template", template.key());
        context.setVariable("words", new MailWords(texts, locale));
        var subject = texts.getMessage(
                template.key() + ".subject", new Object[] {brand.name(), params.get("orderNumber")}, locale);
        context.setVariable("subject", subject);
        return new Content(
                subject,
                engine.process(template.key() + ".txt", context),
                engine.process(template.key() + ".html", context));
    }

    /** The customer's language if we speak it, else English. */
    private static Locale locale(String tag) {
        var asked = tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
        if (!LANGUAGES.contains(asked.getLanguage())) {
            return Locale.ENGLISH;
        }
        return asked.getLanguage().equals("pt") ? Locale.of("pt", "BR") : asked;
    }

    private static ResourceBundleMessageSource texts() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("templates/notification/texts");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static SpringTemplateEngine engine(ResourceBundleMessageSource texts) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(texts);
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(MailTemplates.class.getClassLoader());
        resolver.setPrefix("templates/notification/");
        resolver.setResolvablePatterns(java.util.Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        return resolver;
    }
}
