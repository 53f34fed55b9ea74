package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who may call what. The services behind are of no interest here, so they are mocks. */
class ScopesTest {
    private final AnnotationConfigApplicationContext context = context();
    private final NodeController nodes = context.getBean(NodeController.class);
    private final ProductController products = context.getBean(ProductController.class);
    private final FeedController feeds = context.getBean(FeedController.class);
    private final FeedRunController runs = context.getBean(FeedRunController.class);

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        context.close();
    }

    @Test
    void others_may_neither_look_nor_change() {
        as("SCOPE_orders:read");

        assertDenied(() -> nodes.get("n1"));
        assertDenied(() -> nodes.list(null, null, null, 0, 50));
        assertDenied(() -> nodes.getStock("n1", "A"));
        assertDenied(() -> products.get("A"));
        assertDenied(() -> products.list(null, null, 0, 50));
        assertDenied(() -> nodes.put("n1", Shelf.STORE));
        assertDenied(() -> nodes.putStock("n1", "A", new StockRequest(1, 0)));
        assertDenied(() -> products.put("A", Shelf.PRODUCT));
        assertDenied(() -> feeds.nodes(new HttpHeaders(), "delta", null, null, null));
        assertDenied(() -> feeds.products(new HttpHeaders(), "delta", null, null, null));
        assertDenied(() -> runs.list(null, null, 0, 50));
        assertDenied(() -> feeds.stock(new HttpHeaders(), "delta", null, null, null));
    }

    @Test
    void an_administrator_may_do_everything() {
        as("SCOPE_admin");

        assertAllowed(() -> nodes.get("n1"));
        assertAllowed(() -> nodes.getStock("n1", "A"));
        assertAllowed(() -> products.get("A"));
        assertAllowed(() -> feeds.nodes(new HttpHeaders(), "delta", null, null, null));
        assertAllowed(() -> feeds.products(new HttpHeaders(), "delta", null, null, null));
        assertAllowed(() -> feeds.stock(new HttpHeaders(), "delta", null, null, null));
    }

    private static void as(String scope) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("key", null, scope));
    }

    private static void assertAllowed(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
    }

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        context.register(
                Security.class,
                NodeController.class,
                ProductController.class,
                FeedController.class,
                FeedRunController.class);
        context.registerBean(Inventory.class, () -> mock(Inventory.class));
        context.registerBean(FeedUploads.class, () -> mock(FeedUploads.class));
        context.registerBean(FeedRuns.class, () -> mock(FeedRuns.class));
        context.refresh();
        return context;
    }

    @EnableMethodSecurity(proxyTargetClass = true)
    static class Security {}
}
