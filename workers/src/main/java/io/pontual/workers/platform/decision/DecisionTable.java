package io.pontual.workers.platform.decision;

import io.pontual.workers.platform.engine.NeedsOperator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.util.function.SingletonSupplier;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A decision table that analysts own, asked in this process by the engine that the cluster has too. Parsed once, at the
 * first question; questions that the table cannot tell apart are answered once. A table that is broken or has no row for
 * a question asks for an operator, at the question and not at the start, so that the rest of the application lives.
 */
public final class DecisionTable {
    /** Far more than any table needs; a table that tells every order value apart must not fill the memory. */
    private static final int REMEMBERED = 20_000;

    private static final ValueMapper JAVA = new ValueMapper.CompositeValueMapper(
            CollectionConverters.asScala(List.<CustomValueMapper>of(new JavaValueMapper()))
                    .toList());

    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();

    private final String id;
    private final SingletonSupplier<Table> table;
    private final Map<List<Object>, Answer> answers = new ConcurrentHashMap<>();

    /** @param file of the class path, such as {@code /sourcing/serve-node.dmn} */
    public static DecisionTable read(String file) {
        try (var content = DecisionTable.class.getResourceAsStream(file)) {
            return new DecisionTable(
                    file.substring(file.lastIndexOf('/') + 1).replace(".dmn", ""),
                    content == null ? InputStream.nullInputStream().readAllBytes() : content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public DecisionTable(String id, byte[] dmn) {
        this.id = id;
        table = SingletonSupplier.of(() -> Table.of(dmn));
    }

    /** @param broken what the engine cannot read; null when it can read it all */
    private record Table(ParsedDmn parsed, String broken, List<TableColumn> columns, List<String> outputs) {
        static Table of(byte[] dmn) {
            var result = ENGINE.parse(new ByteArrayInputStream(dmn));
            return result.isRight()
                    ? new Table(result.toOption().get(), null, TableColumn.read(dmn), TableColumn.outputs(dmn))
                    : new Table(null, result.swap().toOption().get().message(), List.of(), List.of());
        }
    }

    /** The names of the inputs, in the order of the columns. */
    public List<String> inputs() {
        return table.obtain().columns().stream().map(TableColumn::name).toList();
    }

    /**
     * @param values by input, in the order of the columns; null when not known
     * @throws NeedsOperator when the table is broken or has no row that fits
     */
    public Answer ask(Object... values) {
        var read = table.obtain();
        if (read.broken() != null) {
            throw new NeedsOperator("Decision table %s cannot be read: %s. ".formatted(id, read.broken())
                    + "Deploy a release with a table that can, and retry.");
        }
        if (values.length != read.columns().size()) {
            throw new NeedsOperator("Decision table %s has the inputs %s, but %d values are known for it. "
                            .formatted(id, inputs(), values.length)
                    + "Deploy a release with the inputs as they were, and retry.");
        }
        var key = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            key.add(read.columns().get(i).told(values[i]));
        }
        var known = answers.get(key);
        if (known == null) {
            known = evaluate(read, values);
            if (answers.size() >= REMEMBERED) {
                answers.clear();
            }
            answers.put(key, known);
        }
        return known;
    }

    private Answer evaluate(Table table, Object[] values) {
        var inputs = new TreeMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            inputs.put(table.columns().get(i).name(), values[i]);
        }
        var result = ENGINE.eval(table.parsed(), id, inputs);
        if (result.isLeft()) {
            throw new NeedsOperator("Decision table %s has no answer for %s: %s. "
                            .formatted(
                                    id,
                                    inputs,
                                    result.swap().toOption().get().failure().message())
                    + "Correct the table, deploy it with a release, and retry.");
        }
        var value = result.toOption().get();
        if (value.isNil() || value.value() == null) {
            throw new NeedsOperator("Decision table %s has no row that fits %s. ".formatted(id, inputs)
                    + "Give it a last row that always fits, deploy it with a release, and retry.");
        }
        return new Answer(id, inputs, outputs(value.value(), table.outputs()));
    }

    /** @param value as the engine gives it: of a table with one output, that alone @return by the outputs' names */
    public static Map<String, Object> outputs(Object value, List<String> names) {
        var outputs = new TreeMap<String, Object>();
        var read = value instanceof Val unread ? JAVA.unpackVal(unread) : null;
        if (read instanceof Map<?, ?> map) {
            map.forEach((name, output) -> outputs.put(String.valueOf(name), output));
        } else if (names.size() == 1) {
            outputs.put(names.getFirst(), read);
        }
        return outputs;
    }
}
