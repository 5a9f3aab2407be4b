package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results of a join by index, in pages, so that a commit writes the page that changed and not all results. Confined to
 * one lane.
 */
final class Results {
    /** Small enough that finishing one iteration rewrites little, large enough that big Maps need few rows. */
    static final int PAGE = 32;

    private final int total;
    private final @Nullable Payload[] @Nullable [] pages;
    private final BitSet dirty = new BitSet();
    private final BitSet stored = new BitSet();

    Results(int total) {
        this.total = total;
        this.pages = new Payload[(total + PAGE - 1) / PAGE][];
    }

    void put(int index, Payload result) {
        pageOf(index / PAGE)[index % PAGE] = result;
        dirty.set(index / PAGE);
    }

    void restore(PageImage image) {
        @Nullable Payload[] page = pageOf(image.page());
        image.results().forEach((place, result) -> page[place] = result);
        stored.set(image.page());
    }

    /** Bytes of the array that {@link #joined} would give. */
    long joinedSize() {
        long size = 2;
        for (int i = 0; i < total; i++) {
            size += get(i).size() + 1L;
        }
        return total == 0 ? size : size - 1;
    }

    /** All results as one array; their texts are kept to the letter. */
    Payload joined() {
        byte[] text = new byte[Math.toIntExact(joinedSize())];
        int at = 0;
        text[at++] = '[';
        for (int i = 0; i < total; i++) {
            if (i > 0) {
                text[at++] = ',';
            }
            byte[] result = get(i).utf8();
            System.arraycopy(result, 0, text, at, result.length);
            at += result.length;
        }
        text[at] = ']';
        return Payload.ofUtf8(text);
    }

    void drainPages(int scope, List<PageImage> into) {
        dirty.stream().forEach(page -> into.add(new PageImage(scope, page, present(pageOf(page)))));
        stored.or(dirty);
        dirty.clear();
    }

    /** Names the pages that were stored. */
    void storedPages(int scope, List<StateChanges.Page> into) {
        stored.stream().forEach(page -> into.add(new StateChanges.Page(scope, page)));
    }

    private static Map<Integer, Payload> present(@Nullable Payload[] page) {
        Map<Integer, Payload> present = new HashMap<>();
        for (int place = 0; place < page.length; place++) {
            Payload result = page[place];
            if (result != null) {
                present.put(place, result);
            }
        }
        return present;
    }

    private Payload get(int index) {
        Payload result = pageOf(index / PAGE)[index % PAGE];
        if (result == null) {
            throw new EngineBug("result " + index + " of " + total + " is missing from a finished join");
        }
        return result;
    }

    private @Nullable Payload[] pageOf(int page) {
        @Nullable Payload[] found = pages[page];
        if (found == null) {
            found = new Payload[Math.min(PAGE, total - page * PAGE)];
            pages[page] = found;
        }
        return found;
    }
}
