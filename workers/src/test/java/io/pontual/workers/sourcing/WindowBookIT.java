package io.pontual.workers.sourcing;

import static io.pontual.workers.platform.persistence.jooq.sourcing.Tables.WINDOW_DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pontual.workers.platform.web.Problem;
import io.pontual.workers.sourcing.contract.DeliveryWindows;
import io.pontual.workers.sourcing.contract.DeliveryWindows.Window;
import io.pontual.workers.sourcing.contract.PromisedOptions;
import io.pontual.workers.support.DatabaseTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A store in São Paulo whose courier comes mornings and evenings, with two places each. */
@DatabaseTest
class WindowBookIT {
    private static final String CEP = "01310-100";
    private static final String DIGITS = "01310100";

    @Autowired
    Promises promises;

    @Autowired
    PromisedOptions redemption;

    @Autowired
    WindowBook book;

    @Autowired
    PromiseRepository repository;

    @Autowired
    DeliveryWindows windows;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    DSLContext db;

    private final UUID first = UUID.randomUUID();
    private Shop shop;
    private String store;

    @BeforeEach
    void open() {
        shop = new Shop(db).node("corner", "store", "SP", -23.56, -46.64).stock("corner", "cup", 50);
        store = shop.id("corner");
        book.replace(
                store, List.of(window("manha", 9, DIGITS), window("noite", 18, DIGITS), window("rio", 9, "20000000")));
    }

    @Test
    void windows_with_a_place_are_promised_soonest_first_with_their_price() {
        var offered = offered();

        assertThat(offered).isNotEmpty().allSatisfy(option -> {
            assertThat(option.service()).isEqualTo("scheduled");
            assertThat(option.nodes()).containsExactly(store);
            assertThat(option.price()).isEqualByComparingTo("9.90");
            assertThat(option.deliverBy()).isEqualTo(option.window().day());
            assertThat(option.window().windowId()).isNotEqualTo("rio");
            assertThat(option.window().left()).isEqualTo(2);
            assertThat(option.window().startsAt()).isAfter(clock.instant());
        });
        assertThat(offered.stream().map(option -> option.window().startsAt())).isSorted();
    }

    @Test
    void who_redeems_the_promise_has_the_place_until_it_is_given_back_once() {
        var option = offered().getFirst();

        redeem(first, option);

        assertThat(windows.of(first))
                .hasValue(new Window(
                        store,
                        option.window().windowId(),
                        option.window().day(),
                        option.window().startsAt(),
                        option.window().endsAt()));
        assertThat(used(option)).isOne();
        redeem(UUID.randomUUID(), option);
        release(first);
        release(first);
        release(UUID.randomUUID());
        assertThat(windows.of(first)).isEmpty();
        assertThat(used(option)).isOne();
    }

    @Test
    void of_many_who_want_the_last_places_as_many_get_one_as_there_are() throws Exception {
        var option = offered().getFirst();
        try (var customers = Executors.newFixedThreadPool(6)) {
            var asked = customers.invokeAll(IntStream.range(0, 6)
                    .<Callable<Problem>>mapToObj(i -> () -> refused(UUID.randomUUID(), option))
                    .toList());

            var refused = asked.stream()
                    .map(answer -> answer.resultNow())
                    .filter(problem -> problem != null)
                    .toList();
            assertThat(refused).hasSize(4).allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo("window-full");
                assertThat(problem.status().value()).isEqualTo(409);
                assertThat(problem.errors()).isNotEmpty();
            });
        }
        assertThat(used(option)).isEqualTo(2);
        assertThat(offered()).noneMatch(other -> other.optionId().equals(option.optionId()));
    }

    @Test
    void a_place_moves_as_a_whole_or_stays() {
        var options = offered();
        var from = options.get(1);
        var to = options.getFirst();
        var full = options.get(2);
        redeem(first, from);
        redeem(UUID.randomUUID(), full);
        redeem(UUID.randomUUID(), full);

        var problem = catchThrowableOfType(Problem.class, () -> move(first, full));
        assertThat(problem.code()).isEqualTo("window-full");
        assertThat(problem.errors())
                .extracting(Problem.FieldError::message)
                .contains(to.window().windowId() + " on " + to.window().day())
                .doesNotContain(
                        full.window().windowId() + " on " + full.window().day());
        assertThat(used(from)).isOne();
        assertThat(used(full)).isEqualTo(2);

        move(first, to);
        move(first, to);
        assertThat(used(from)).isZero();
        assertThat(used(to)).isOne();
        assertThat(windows.of(first).orElseThrow().startsAt())
                .isEqualTo(to.window().startsAt());
        assertThat(repository.deliverBy(first)).hasValue(to.window().day());
        assertThat(windows.free(first, DIGITS))
                .extracting(Window::startsAt)
                .doesNotContain(to.window().startsAt())
                .contains(from.window().startsAt());
    }

    @Test
    void a_place_moves_only_to_windows_that_there_are() {
        redeem(first, offered().getFirst());
        var day = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);

        assertThat(moveRefused(first, "rio", day.plusDays(2)).code()).isEqualTo("invalid-request");
        assertThat(moveRefused(first, "manha", day.minusDays(3)).code()).isEqualTo("window-closed");
        assertThat(moveRefused(first, "manha", day.plusDays(20)).code()).isEqualTo("window-closed");
        assertThat(moveRefused(UUID.randomUUID(), "manha", day.plusDays(2)).code())
                .isEqualTo("no-delivery-window");
    }

    @Test
    void an_order_that_goes_another_way_gives_its_place_back() {
        var option = offered().getFirst();
        redeem(first, option);

        follow(first, "scheduled", DIGITS);
        assertThat(windows.of(first)).isPresent();
        follow(first, "scheduled", "20000000");
        assertThat(windows.of(first)).isEmpty();
        redeem(UUID.randomUUID(), option);
        var other = UUID.randomUUID();
        redeem(other, option);
        follow(other, null, null);
        assertThat(used(option)).isOne();
    }

    @Test
    void a_store_without_the_goods_promises_no_window() {
        shop.stock("corner", "cup", 0);

        assertThat(offered()).isEmpty();
    }

    private List<Promise.Option> offered() {
        return promise().options().stream()
                .filter(option -> option.window() != null)
                .toList();
    }

    private Promise promise() {
        return promises.promise(new AskPromise(
                "web",
                "BRL",
                List.of(new AskPromise.Line(shop.id("cup"), 2, null)),
                new AskPromise.Destination(CEP),
                null));
    }

    private void redeem(UUID orderId, Promise.Option option) {
        var promise = promise();
        var wish = new PromisedOptions.Wish(
                "web",
                "BRL",
                "ship",
                option.service(),
                null,
                null,
                CEP,
                List.of(new PromisedOptions.Line(shop.id("cup"), 2, new BigDecimal("12.00"))));
        transaction.executeWithoutResult(
                status -> redemption.redeem(orderId, promise.promiseId(), option.optionId(), wish));
    }

    private Problem refused(UUID orderId, Promise.Option option) {
        return catchThrowableOfType(
                Problem.class,
                () -> transaction.executeWithoutResult(status -> book.take(orderId, option.window(), store, DIGITS)));
    }

    private void release(UUID orderId) {
        transaction.executeWithoutResult(status -> windows.release(orderId));
    }

    private void follow(UUID orderId, String service, String postalCode) {
        transaction.executeWithoutResult(status -> windows.follow(orderId, service, postalCode));
    }

    private void move(UUID orderId, Promise.Option to) {
        transaction.executeWithoutResult(status ->
                windows.move(orderId, to.window().windowId(), to.window().day(), DIGITS));
    }

    private Problem moveRefused(UUID orderId, String windowId, LocalDate day) {
        return catchThrowableOfType(
                Problem.class,
                () -> transaction.executeWithoutResult(status -> windows.move(orderId, windowId, day, DIGITS)));
    }

    private int used(Promise.Option option) {
        return db.select(WINDOW_DAY.USED)
                .from(WINDOW_DAY)
                .where(WINDOW_DAY.NODE_ID.eq(store))
                .and(WINDOW_DAY.WINDOW_ID.eq(option.window().windowId()))
                .and(WINDOW_DAY.DAY.eq(option.window().day()))
                .fetchOptional(WINDOW_DAY.USED)
                .orElse(0);
    }

    private DeliveryWindow window(String id, int from, String postalCode) {
        return new DeliveryWindow(
                store,
                id,
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(from, 0),
                LocalTime.of(from + 3, 0),
                null,
                Duration.ofHours(1),
                2,
                new BigDecimal("9.90"),
                List.of(new DeliveryWindow.Area(postalCode, postalCode)));
    }
}
