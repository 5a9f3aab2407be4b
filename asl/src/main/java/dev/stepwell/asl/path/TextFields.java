package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.intrinsic.Intrinsic;
import dev.stepwell.asl.intrinsic.IntrinsicFunction;
import dev.stepwell.asl.json.Payload;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Text of a state that is written down, or read by the field's Path or {@code .$} form. Stateless. */
final class TextFields {
    /** The functions that ErrorPath and CausePath may call: those that give text. */
    private static final Set<IntrinsicFunction> GIVING_TEXT = EnumSet.of(
            IntrinsicFunction.FORMAT,
            IntrinsicFunction.JSON_TO_STRING,
            IntrinsicFunction.ARRAY_GET_ITEM,
            IntrinsicFunction.BASE64_ENCODE,
            IntrinsicFunction.BASE64_DECODE,
            IntrinsicFunction.HASH,
            IntrinsicFunction.UUID);

    private TextFields() {}

    static @Nullable TextField compile(ObjectNode owner, String field, Site site) {
        JsonNode literal = owner.get(field);
        if (literal != null) {
            return TextField.literal(literal.stringValue());
        }
        JsonNode path = owner.get(field + "Path");
        if (path != null) {
            return expression(field + "Path", path, GIVING_TEXT, site.field(field + "Path"));
        }
        JsonNode dollar = owner.get(field + ".$");
        return dollar == null ? null : expression(field + ".$", dollar, EnumSet.allOf(IntrinsicFunction.class), site);
    }

    private static TextField expression(String field, JsonNode value, Set<IntrinsicFunction> allowed, Site site) {
        TemplateNode node = TemplateCompiler.expression(field, value, site);
        if (node instanceof TemplateNode.Computed(Intrinsic call) && !allowed.contains(call.function())) {
            site.error(Paths.SCHEMA, TemplateCompiler.notAnExpression(field));
        }
        return (frame, effective) -> text(node, field, value.asString(""), frame, effective);
    }

    private static String text(TemplateNode node, String field, String source, Frame frame, Payload effective) {
        JsonNode value = node.evaluate(frame, effective);
        if (!value.isString()) {
            throw EvaluationFailure.runtime("The " + field + " field refers to value \"" + Texts.shown(value)
                    + "\" which is not a valid string: " + source);
        }
        return value.stringValue();
    }
}
