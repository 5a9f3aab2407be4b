package dev.stepwell.tasks.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a function in any form that Lambda takes: name, partial ARN or ARN, with or without a qualifier.
 * Immutable.
 *
 * @param text as written
 * @param name the bare name, or null when the text has none of the forms
 * @param qualifier version or alias within the text, or null
 */
record FunctionName(
        String text, @Nullable String name, @Nullable String qualifier) {
    private static final Pattern FORMS = Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:)?"
            + "(?:[a-z]{2,4}(?:-[a-z]+)+-\\d:)?(?:\\d{12}:)?(?:function:)?"
            + "([a-zA-Z0-9-_.]{1,140})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

    static FunctionName of(String text) {
        Matcher matcher = FORMS.matcher(text);
        return matcher.matches()
                ? new FunctionName(text, matcher.group(1), matcher.group(2))
                : new FunctionName(text, null, null);
    }

    /** The whole ARN; for a bare name that of this account. */
    String arn(String region, String account) {
        return text.startsWith("arn:") ? text : "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }
}
