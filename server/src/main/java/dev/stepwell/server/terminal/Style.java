package dev.stepwell.server.terminal;

import java.io.Console;
import java.util.Map;

/** Colours where the terminal shows them, plain text elsewhere ({@code NO_COLOR} is honoured). Immutable. */
public final class Style {
    private static final String RESET = "\u001B[0m";

    private final boolean colours;

    public Style(boolean colours) {
        this.colours = colours;
    }

    /** Colours when standard output is a terminal that wants them. */
    public static Style detect(Map<String, String> environment) {
        return new Style(isTerminal(environment) && !environment.containsKey("NO_COLOR"));
    }

    /** Whether a person sits at standard output. */
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where output is redirected
    public static boolean isTerminal(Map<String, String> environment) {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String notable(String text) {
        return paint("33", text);
    }

    /** One of six colours that tell rows apart. */
    public String series(int index, String text) {
        int[] codes = {36, 35, 34, 33, 32, 31};
        return paint(Integer.toString(codes[Math.floorMod(index, codes.length)]), text);
    }

    private String paint(String code, String text) {
        return colours ? "\u001B[" + code + "m" + text + RESET : text;
    }
}
