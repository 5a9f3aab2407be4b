package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a field stands within its state, which is how failures at run time name it. */
final class Place {
    /** The objects within a state that have fields of their own; a state may bear one of these names itself. */
    private static final Pattern OWNER = Pattern.compile("(?<!/States)/((?:Catch|Choices)\\[\\d+]|Credentials"
            + "|ItemReader(?:/ReaderConfig)?|ItemBatcher|ResultWriter(?:/WriterConfig)?)$");

    private Place() {}

    /** The place of a field of the object at {@code owner}, such as {@code Catch[0]/Output}. */
    static String of(String field, Site owner) {
        Matcher nested = OWNER.matcher(owner.location());
        return nested.find() ? nested.group(1) + "/" + field : field;
    }

    /** The site of the state whose rule or catcher stands at {@code entry}. */
    static Site state(Site entry) {
        Matcher nested = OWNER.matcher(entry.location());
        return nested.find()
                ? new Site(entry.location().substring(0, nested.start()), entry.problems(), entry.reads())
                : entry;
    }

    /** The site of the object that the field at {@code site} belongs to. */
    static Site owner(String field, Site site) {
        String suffix = "/" + field;
        return site.location().endsWith(suffix)
                ? new Site(
                        site.location().substring(0, site.location().length() - suffix.length()),
                        site.problems(),
                        site.reads())
                : site;
    }
}
