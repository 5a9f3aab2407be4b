package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A value of a definition in which any string may be an expression. Immutable. */
sealed interface TemplateNode {
    /**
     * The value.
     *
     * @throws dev.stepwell.asl.expression.EvaluationFailure for the first expression that fails
     */
    JsonNode evaluate(Frame frame);

    /** A part without expressions; used as it is. */
    record Literal(JsonNode value) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame) {
            return value;
        }
    }

    /** An expression at a field such as {@code Output/items[0]}. */
    record Computed(Expression expression, String field) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame) {
            return expression.evaluate(frame, field);
        }
    }

    /** An object with expressions somewhere inside. */
    record Members(List<Map.Entry<String, TemplateNode>> members) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame) {
            ObjectNode object = Json.NODES.objectNode();
            for (Map.Entry<String, TemplateNode> member : members) {
                object.set(member.getKey(), member.getValue().evaluate(frame));
            }
            return object;
        }
    }

    /** An array with expressions somewhere inside. */
    record Elements(List<TemplateNode> elements) implements TemplateNode {
        @Override
        public JsonNode evaluate(Frame frame) {
            ArrayNode array = Json.NODES.arrayNode(elements.size());
            for (TemplateNode element : elements) {
                array.add(element.evaluate(frame));
            }
            return array;
        }
    }

    /**
     * Compiles a template.
     *
     * @param field its place within the state, for failures
     * @param site its place within the definition, for problems
     */
    static TemplateNode compile(JsonNode template, String field, StatesScope scope, Site site) {
        return switch (template) {
            case ObjectNode object -> members(object, field, scope, site);
            case ArrayNode array -> elements(array, field, scope, site);
            default -> {
                if (!template.isString() || !ExpressionCompiler.isExpression(template.stringValue())) {
                    yield new Literal(template);
                }
                Expression expression = ExpressionCompiler.compile(template.stringValue(), scope, site);
                yield expression == null ? new Literal(template) : new Computed(expression, field);
            }
        };
    }

    private static TemplateNode members(ObjectNode object, String field, StatesScope scope, Site site) {
        List<Map.Entry<String, TemplateNode>> members = new ArrayList<>(object.size());
        boolean literal = true;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            TemplateNode node = compile(member.getValue(), field + "/" + name, scope, site.field(name));
            literal &= node instanceof Literal;
            members.add(Map.entry(name, node));
        }
        return literal ? new Literal(object) : new Members(List.copyOf(members));
    }

    private static TemplateNode elements(ArrayNode array, String field, StatesScope scope, Site site) {
        List<TemplateNode> elements = new ArrayList<>(array.size());
        boolean literal = true;
        for (int index = 0; index < array.size(); index++) {
            TemplateNode node = compile(array.get(index), field + "[" + index + "]", scope, site.element(index));
            literal &= node instanceof Literal;
            elements.add(node);
        }
        return literal ? new Literal(array) : new Elements(List.copyOf(elements));
    }
}
