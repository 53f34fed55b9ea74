package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pontual.workers.inventory.contract.Availability;
import io.pontual.workers.support.Api;
import io.pontual.workers.support.ApiTest;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class AvailabilityApiIT {
    /** Two stores in São Paulo, 3.8 km apart, a warehouse 32.1 km from the first, and a store in Rio. */
    private static final List<Place> PLACES = List.of(
            new Place("paulista", "store", -23.561399, -46.655881, "pickup", "ship"),
            new Place("pinheiros", "store", -23.567070, -46.692570, "pickup"),
            new Place("cajamar", "warehouse", -23.355890, -46.876710, "ship"),
            new Place("ipanema", "store", -22.984670, -43.198590, "pickup", "ship"));

    private final String own = "-" + UUID.randomUUID().toString().substring(24);
    private final String shirt = "shirt" + own;
    private final String fish = "fish" + own;

    private record Place(String name, String kind, double latitude, double longitude, String... methods) {}

    @Autowired
    Api api;

    @Autowired
    Inventory inventory;

    @Autowired
    Availability availability;

    @BeforeEach
    void shops() {
        product(shirt, "apparel" + own);
        product(fish, "fresh" + own);
        PLACES.forEach(place -> node(place, true));
        stock("paulista", shirt, 10, 2);
        stock("pinheiros", shirt, 5, 0);
        stock("cajamar", shirt, 100, 0);
        stock("ipanema", shirt, 3, 0);
        stock("paulista", fish, 4, 0);
        stock("pinheiros", fish, 1, 5);
    }

    @Test
    void every_node_that_has_something_is_in_the_answer_with_what_can_be_sold() {
        var answer = api.get("/api/v1/availability?sku=" + shirt + "&sku=" + fish);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().path("at").asText()).isNotEmpty();
        assertThat(answer.body().has("channel")).isFalse();
        assertThat(products(answer.body())).containsExactly(shirt + " 116 at 4", fish + " 4 at 1");
        assertThat(nodes(answer.body()))
                .containsExactly("cajamar 100 0", "ipanema 3 0", "paulista 8 4", "pinheiros 5 0");
        assertThat(answer.body().path("total").asInt()).isEqualTo(4);
        assertThat(answer.body().at("/nodes/0/kind").asText()).isEqualTo("warehouse");
        assertThat(answer.body().at("/nodes/2/methods")).hasSize(2);
        assertThat(answer.body().at("/nodes/0").has("distanceKm")).isFalse();
    }

    @Test
    void near_a_place_the_nearest_come_first_and_the_far_are_left_out() {
        var answer = api.get("/api/v1/availability?near=-23.561399,-46.655881&radiusKm=40&sku=" + shirt);

        assertThat(nodes(answer.body())).containsExactly("paulista 8", "pinheiros 5", "cajamar 100");
        assertThat(answer.body().at("/nodes").findValues("distanceKm"))
                .extracting(JsonNode::asDouble)
                .containsExactly(0.0, 3.8, 32.1);
        assertThat(products(answer.body())).containsExactly(shirt + " 113 at 3");
        assertThat(nodes(api.get("/api/v1/availability?near=-23.561399,-46.655881&sku=" + shirt + "&radiusKm=400")
                        .body()))
                .endsWith("ipanema 3");
    }

    @Test
    void pages_say_how_many_nodes_there_are_and_total_the_same() {
        var path = "/api/v1/availability?near=-23.561399,-46.655881&radiusKm=400&size=2&sku=" + shirt;

        var second = api.get(path + "&page=1").body();
        var beyond = api.get(path + "&page=7").body();

        assertThat(nodes(second)).containsExactly("cajamar 100", "ipanema 3");
        assertThat(second.path("total").asInt()).isEqualTo(4);
        assertThat(products(second)).containsExactly(shirt + " 116 at 4");
        assertThat(nodes(beyond)).isEmpty();
        assertThat(beyond.path("total").asInt()).isEqualTo(4);
    }

    @Test
    void one_node_or_one_method_can_be_asked_for() {
        assertThat(nodes(api.get("/api/v1/availability?nodeId=paulista" + own + "&sku=" + shirt)
                        .body()))
                .containsExactly("paulista 8");
        assertThat(nodes(api.get("/api/v1/availability?method=pickup&sku=" + shirt)
                        .body()))
                .containsExactly("ipanema 3", "paulista 8", "pinheiros 5");
    }

    @Test
    void a_node_that_is_inactive_sells_nothing() {
        node(PLACES.getFirst(), false);

        var answer = api.get("/api/v1/availability?nodeId=paulista" + own + "&sku=" + shirt)
                .body();

        assertThat(products(answer)).containsExactly(shirt + " 0 at 0");
        assertThat(nodes(answer)).isEmpty();
    }

    @Test
    void a_channel_sees_less_by_its_rules_and_the_narrowest_counts_whole() {
        rule("marketplace", "all", null, null, 1, 0, true);
        rule("marketplace", "fresh", null, "fresh" + own, 0, 5, true);
        rule("marketplace", "ipanema", "ipanema" + own, null, 0, 4, true);
        rule("marketplace", "paulista", "paulista" + own, null, 0, 0, false);
        rule("marketplace", "paulista-fresh", "paulista" + own, "fresh" + own, 3, 0, true);

        var answer = api.get("/api/v1/availability?channel=marketplace&sku=" + shirt + "&sku=" + fish);

        // 100 - 1 and 5 - 1 by "all"; ipanema has fewer than 4; paulista sells no shirt, and all fish but 3.
        assertThat(nodes(answer.body())).containsExactly("cajamar 99 0", "paulista 0 1", "pinheiros 4 0");
        assertThat(products(answer.body())).containsExactly(shirt + " 103 at 2", fish + " 1 at 1");
        assertThat(answer.body().path("channel").asText()).isEqualTo("marketplace");
        var seenBySourcing = availability.snapshot(List.of(shirt, fish), "ship", "marketplace");
        assertThat(seenBySourcing.shelves().get(shirt).units()).containsExactly(99);
        assertThat(seenBySourcing.shelves().get(fish).units()).containsExactly(1);
        assertThat(nodes(
                        api.get("/api/v1/availability?channel=web&sku=" + shirt).body()))
                .containsExactly("cajamar 100", "ipanema 3", "paulista 8", "pinheiros 5");
    }

    @Test
    void a_rule_is_added_changed_listed_and_deleted() {
        assertThat(rule("app", "r1" + own, "paulista" + own, null, 1, 2, true).status())
                .isEqualTo(201);
        assertThat(rule("app", "r1" + own, "paulista" + own, null, 3, 2, false).status())
                .isEqualTo(200);
        var path = "/api/v1/channels/app/stock-rules/r1" + own;

        var rule = api.get(path).body();
        assertThat(rule.path("safetyStock").asInt()).isEqualTo(3);
        assertThat(rule.path("threshold").asInt()).isEqualTo(2);
        assertThat(rule.path("open").asBoolean()).isFalse();
        assertThat(rule.has("group")).isFalse();
        assertThat(api.get("/api/v1/channels/app/stock-rules?nodeId=paulista" + own)
                        .body()
                        .at("/items")
                        .findValuesAsText("ruleId"))
                .containsExactly("r1" + own);

        assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(204);
        assertThat(api.send(api.request(path).DELETE()).status()).isEqualTo(404);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void two_rules_of_a_channel_cannot_have_the_same_reach() {
        rule("store", "a" + own, "paulista" + own, "fresh" + own, 1, 0, true);

        var answer = rule("store", "b" + own, "paulista" + own, "fresh" + own, 2, 0, true);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("rule-exists");
        assertThat(answer.body().path("detail").asText()).contains("group fresh" + own + " at node paulista" + own);
        assertThat(rule("call-centre", "b" + own, "paulista" + own, "fresh" + own, 2, 0, true)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void each_wrong_field_of_a_rule_is_named() {
        assertThat(fields(rule("web", "r" + own, "nowhere" + own, null, 0, 0, true)))
                .containsExactly("/nodeId");
        assertThat(fields(rule("web", "r" + own, null, null, -1, -1, true)))
                .containsExactly("/safetyStock", "/threshold");
        assertThat(fields(rule("fax", "r" + own, null, null, 0, 0, true))).containsExactly("channel");
        assertThat(fields(rule("web", "r%20x", null, null, 0, 0, true))).containsExactly("ruleId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?nodeId=x | sku",
                "?sku= | sku",
                "?sku=a%20b | sku",
                "?sku=S&near=here | near",
                "?sku=S&near=0,0&radiusKm=1001 | radiusKm",
                "?sku=S&near=0,0&radiusKm=wide | radiusKm",
                "?sku=S&radiusKm=10 | radiusKm",
                "?sku=S&near=0,0&nodeId=x | near",
                "?sku=S&channel=fax | channel",
                "?sku=S&method=drone | method",
                "?sku=S&size=201 | size"
            })
    void a_wrong_question_is_named(String query, String field) {
        assertThat(fields(api.get("/api/v1/availability" + query.replace("sku=S", "sku=" + shirt))))
                .containsExactly(field);
    }

    @Test
    void unknown_products_and_nodes_are_named() {
        var answer = api.get("/api/v1/availability?nodeId=nowhere&sku=none-1&sku=" + shirt + "&sku=none-2");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors").findValuesAsText("message"))
                .containsExactly(
                        "none-1 is not a known product",
                        "none-2 is not a known product",
                        "nowhere is not a known node");
    }

    @Test
    void a_hundred_products_can_be_asked_for_and_no_more() {
        var query = IntStream.rangeClosed(1, 101).mapToObj(i -> "sku=s" + i).toList();

        assertThat(fields(api.get("/api/v1/availability?" + String.join("&", query))))
                .containsExactly("sku");
        assertThat(fields(api.get("/api/v1/availability?" + String.join("&", query.subList(0, 100)))))
                .hasSize(100);
    }

    @Test
    void a_key_of_one_channel_gets_the_figures_of_that_channel() {
        rule("app", "app" + own, null, "apparel" + own, 0, 0, false);
        var key = api.newKey("app", "stock:read");

        var answer = api.send(api.anonymous("/api/v1/availability?sku=" + shirt)
                .header("X-Api-Key", key)
                .GET());
        var other = api.send(api.anonymous("/api/v1/availability?channel=web&sku=" + shirt)
                .header("X-Api-Key", key)
                .GET());

        assertThat(answer.body().path("channel").asText()).isEqualTo("app");
        assertThat(products(answer.body())).containsExactly(shirt + " 0 at 0");
        assertThat(other.problem()).isEqualTo("wrong-channel");
    }

    private Api.Answer rule(
            String channel, String ruleId, String nodeId, String group, int safetyStock, int threshold, boolean open) {
        var body = """
                {"nodeId": %s, "group": %s, "safetyStock": %d, "threshold": %d, "open": %b}"""
                .formatted(quoted(nodeId), quoted(group), safetyStock, threshold, open);
        return api.send(api.request("/api/v1/channels/" + channel + "/stock-rules/" + ruleId)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static String quoted(String value) {
        return value == null ? "null" : '"' + value + '"';
    }

    private void node(Place place, boolean active) {
        inventory.put(new NodeRow(
                place.name + own,
                new NodeRequest(
                        "Loja " + place.name,
                        place.kind,
                        place.latitude,
                        place.longitude,
                        "America/Sao_Paulo",
                        "São Paulo",
                        "SP",
                        List.of(place.methods),
                        "jms",
                        active)));
    }

    private void product(String sku, String group) {
        inventory.put(
                new ProductRow(sku, new ProductRequest("Produto", group, new BigDecimal("59.90"), "BRL", 200, null)));
    }

    private void stock(String node, String sku, int onHand, int safetyStock) {
        inventory.put(new StockRow(node + own, sku, new StockRequest(onHand, safetyStock)));
    }

    private static List<String> fields(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().at("/errors").findValuesAsText("field");
    }

    /** Such as "SHIRT 8 at 2". */
    private static List<String> products(JsonNode answer) {
        return answer.path("products")
                .valueStream()
                .map(product -> product.path("sku").asText() + " "
                        + product.path("available").asInt() + " at "
                        + product.path("nodes").asInt())
                .toList();
    }

    /** Such as "paulista 8 0": the node, and its units of each product. */
    private List<String> nodes(JsonNode answer) {
        return answer.path("nodes")
                .valueStream()
                .map(node -> node.path("nodeId").asText().replace(own, "") + " "
                        + String.join(" ", node.path("stock").findValuesAsText("available")))
                .toList();
    }
}
