package io.pontual.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.processes.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BrokerConfigurationTest {
    private static Document broker;

    @BeforeAll
    static void read() throws Exception {
        try (var xml = BrokerConfigurationTest.class.getResourceAsStream("/broker/broker.xml")) {
            broker = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
    }

    @Test
    void every_queue_is_declared_with_its_dead_letters() {
        var expected = Stream.concat(Queue.ALL.stream(), Queue.PARTNERS.stream())
                .flatMap(queue -> Stream.of(queue, Queue.deadLetters(queue)));
        assertThat(attributes("queue", "name"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(expected, Stream.of("DLQ")).toList());
        assertThat(attributes("address", "name")).containsExactlyElementsOf(attributes("queue", "name"));
    }

    @Test
    void every_queue_sends_its_dead_letters_to_its_own_queue() {
        var settings = broker.getElementsByTagName("address-setting");
        var found = new ArrayList<String>();
        for (var i = 0; i < settings.getLength(); i++) {
            var setting = (Element) settings.item(i);
            var match = setting.getAttribute("match");
            if (!match.contains("#")) {
                found.add(match);
                assertThat(setting.getElementsByTagName("dead-letter-address")
                                .item(0)
                                .getTextContent())
                        .isEqualTo(Queue.deadLetters(match));
            }
        }
        assertThat(found).containsAll(Queue.ALL).containsAll(Queue.PARTNERS);
    }

    private static List<String> attributes(String element, String attribute) {
        var nodes = broker.getElementsByTagName(element);
        var values = new ArrayList<String>();
        for (var i = 0; i < nodes.getLength(); i++) {
            values.add(((Element) nodes.item(i)).getAttribute(attribute));
        }
        return values;
    }
}
