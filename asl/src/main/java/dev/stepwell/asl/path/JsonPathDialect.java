package dev.stepwell.asl.path;

import dev.stepwell.asl.choice.RuleCompiler;
import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Dialect;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.NumberField;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.expression.WaitField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSONPath query language. Stateless and thread-safe. */
public final class JsonPathDialect implements Dialect {
    @Override
    public DataFlow stateFlow(StateKind kind, ObjectNode state, Site site) {
        return FlowCompiler.state(kind, state, site);
    }

    @Override
    public DataFlow catcherFlow(ObjectNode catcher, Site site) {
        return FlowCompiler.catcher(catcher, site);
    }

    @Override
    public DataFlow ruleFlow(ObjectNode rule, ObjectNode choice, Site site) {
        return FlowCompiler.rule(rule, choice, site);
    }

    @Override
    public Condition condition(ObjectNode rule, Site site) {
        return RuleCompiler.compile(rule, site);
    }

    @Override
    public @Nullable IntegerField integer(ObjectNode owner, String field, int min, int max, Site site) {
        return NumberFields.integer(owner, field, min, max, site);
    }

    @Override
    public @Nullable NumberField number(ObjectNode owner, String field, double min, double max, Site site) {
        return NumberFields.number(owner, field, min, max, site);
    }

    @Override
    public @Nullable TextField text(ObjectNode owner, String field, Site site) {
        return TextFields.compile(owner, field, site);
    }

    @Override
    public WaitField waitField(ObjectNode wait, Site site) {
        return WaitFields.compile(wait, site);
    }

    @Override
    public ItemsField items(ObjectNode map, Site site) {
        return ItemsByPath.compile(map, site);
    }

    @Override
    public Template template(JsonNode template, String name, Site site) {
        Template compiled = TemplateCompiler.compile(template, site);
        return (frame, root) -> Written.checked(compiled.evaluate(frame, root));
    }
}
