package dev.stepwell.store.rocksdb.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below a directory as a trace made them, and what of them would survive a power cut. A file's bytes are
 * durable once a sync that began after they were written has returned; a name, once the same is true of its directory.
 * Assumed of the disk: a sync that returned tells the truth, and a name changes as a whole.
 */
public final class ShadowDisk {
    /** An image that a cut may leave. */
    public enum Cut {
        /** Nothing that was not synced is there, neither bytes nor names. */
        NOTHING_UNSYNCED(false, ShadowFile.Unsynced.LOST),
        /** Names changed, bytes did not get there. */
        NAMES_ONLY(true, ShadowFile.Unsynced.LOST),
        /** The file system had extended the files, but not written them. */
        ZEROS(true, ShadowFile.Unsynced.ZEROS),
        GARBAGE(true, ShadowFile.Unsynced.GARBAGE),
        /** The last write to each file got there by half. */
        TORN(true, ShadowFile.Unsynced.TORN),
        /** As after a kill. */
        ALL(true, ShadowFile.Unsynced.KEPT),
        /** Of what was not synced, the files in the root itself were written back by chance, and nothing else. */
        ONLY_ROOT_AHEAD(false, ShadowFile.Unsynced.LOST, true),
        /** The same, with the names that changed. */
        NAMES_AND_ROOT_AHEAD(true, ShadowFile.Unsynced.LOST, true);

        private final boolean names;
        private final ShadowFile.Unsynced bytes;
        private final boolean isRootKept;

        Cut(boolean names, ShadowFile.Unsynced bytes) {
            this(names, bytes, false);
        }

        Cut(boolean names, ShadowFile.Unsynced bytes, boolean isRootKept) {
            this.names = names;
            this.bytes = bytes;
            this.isRootKept = isRootKept;
        }
    }

    private static final class Open {
        private final ShadowFile file;
        private long offset;
        private final boolean appends;

        Open(ShadowFile file, boolean appends) {
            this.file = file;
            this.appends = appends;
        }
    }

    /** What changed in a directory: a name stands for this file now, or for none. */
    private record Naming(String path, @Nullable ShadowFile file) {}

    private static final class Directory {
        private final List<Naming> changes = new ArrayList<>();
        private long applied;
    }

    private final Path root;
    private final Set<String> ignored;
    private final Map<String, ShadowFile> names = new TreeMap<>();
    private final Map<String, ShadowFile> durableNames = new TreeMap<>();
    private final Map<String, Directory> directories = new HashMap<>();
    private final Map<Integer, Open> open = new HashMap<>();
    /** What a sync under way will have made durable, by the place where it began. */
    private final Map<Integer, Long> marks = new HashMap<>();

    /** @param ignored names of directories in {@code root} whose files do not matter */
    public ShadowDisk(Path root, Set<String> ignored) {
        this.root = root;
        this.ignored = ignored;
    }

    /** Takes what lies in the directory now for durable. */
    public void load() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                if (isOurs(path.toString())) {
                    ShadowFile file = new ShadowFile();
                    file.write(0, Files.readAllBytes(path));
                    file.synced(file.mark());
                    names.put(path.toString(), file);
                    durableNames.put(path.toString(), file);
                }
            }
        }
    }

    /**
     * Replays the calls.
     *
     * @param beforeSync told when a sync of a file or directory below the root begins
     * @param afterSync told when it has returned
     */
    public void play(List<Syscall> calls, Consumer<Syscall> beforeSync, Consumer<Syscall> afterSync) {
        play(calls, beforeSync, afterSync, call -> {});
    }

    /**
     * The same.
     *
     * @param afterOther told when any other call has returned
     */
    public void play(
            List<Syscall> calls,
            Consumer<Syscall> beforeSync,
            Consumer<Syscall> afterSync,
            Consumer<Syscall> afterOther) {
        TreeMap<Integer, List<Runnable>> byPlace = new TreeMap<>();
        for (Syscall call : calls) {
            if (call.result() < 0) {
                continue;
            }
            if (call.isSync() && isOurs(call.target())) {
                at(byPlace, call.begin()).add(() -> {
                    marks.put(call.begin(), mark(call));
                    beforeSync.accept(call);
                });
                at(byPlace, call.end()).add(() -> {
                    synced(call);
                    afterSync.accept(call);
                });
            } else {
                at(byPlace, call.end()).add(() -> {
                    play(call);
                    afterOther.accept(call);
                });
            }
        }
        byPlace.values().forEach(steps -> steps.forEach(Runnable::run));
    }

    private static List<Runnable> at(Map<Integer, List<Runnable>> byPlace, int place) {
        return byPlace.computeIfAbsent(place, _ -> new ArrayList<>());
    }

    private void play(Syscall call) {
        switch (call.name()) {
            case "open", "creat", "link", "linkat", "renameat", "renameat2", "truncate", "pwritev", "pwritev2" ->
                requireElsewhere(call);
            case "openat" -> open(call);
            case "write", "writev", "pwrite64" -> write(call);
            case "ftruncate" -> {
                if (isOurs(call.target())) {
                    opened(call).file.length(Long.parseLong(call.arguments().get(1)));
                }
            }
            case "rename" -> {
                ShadowFile file = names.get(call.path(0));
                if (file != null && isOurs(call.path(1))) {
                    name(call.path(0), null);
                    name(call.path(1), file);
                }
            }
            case "unlink" -> {
                if (names.containsKey(call.path(0))) {
                    name(call.path(0), null);
                }
            }
            case "unlinkat" -> {
                if (names.containsKey(call.path(1))) {
                    name(call.path(1), null);
                }
            }
            case "fallocate" -> requireKeepsSize(call);
            default -> {
                // changes no file
            }
        }
    }

    private void open(Syscall call) {
        String path = call.path(1);
        String flags = call.arguments().get(2);
        if (!isOurs(path) || flags.contains("O_DIRECTORY")) {
            return;
        }
        ShadowFile file = names.get(path);
        if (file == null) {
            if (!flags.contains("O_CREAT")) {
                return;
            }
            file = new ShadowFile();
            name(path, file);
        } else if (flags.contains("O_TRUNC")) {
            file.length(0);
        }
        open.put(Math.toIntExact(call.result()), new Open(file, flags.contains("O_APPEND")));
    }

    private void write(Syscall call) {
        if (!isOurs(call.target())) {
            return;
        }
        Open opened = opened(call);
        byte[] bytes = Arrays.copyOf(call.written(), Math.toIntExact(call.result()));
        if (call.name().equals("pwrite64")) {
            opened.file.write(Long.parseLong(call.arguments().get(3)), bytes);
            return;
        }
        long at = opened.appends ? opened.file.length() : opened.offset;
        opened.file.write(at, bytes);
        opened.offset = at + bytes.length;
    }

    @SuppressWarnings("ReferenceEquality") // the same file, not one like it
    private Open opened(Syscall call) {
        Open opened = open.get(call.fd());
        if (opened == null || names.get(call.target()) != opened.file) {
            throw new IllegalStateException("nobody opened the file of " + call.name() + " at " + call.begin());
        }
        return opened;
    }

    private void requireKeepsSize(Syscall call) {
        if (isOurs(call.target()) && !call.arguments().get(1).contains("FALLOC_FL_KEEP_SIZE")) {
            throw new IllegalStateException("the replay does not know this fallocate: " + call);
        }
    }

    private void requireElsewhere(Syscall call) {
        for (String argument : call.arguments()) {
            if (argument.startsWith("\"") && isOurs(new Syscall("", List.of(argument), 0, 0, 0).path(0))) {
                throw new IllegalStateException("the replay does not know " + call.name());
            }
        }
    }

    private void name(String path, @Nullable ShadowFile file) {
        if (file == null) {
            names.remove(path);
        } else {
            names.put(path, file);
        }
        directories.computeIfAbsent(parent(path), _ -> new Directory()).changes.add(new Naming(path, file));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private long mark(Syscall sync) {
        Directory directory = directories.get(sync.target());
        if (directory != null) {
            return directory.applied + directory.changes.size();
        }
        ShadowFile file = names.get(sync.target());
        return file == null ? 0 : file.mark();
    }

    private void synced(Syscall sync) {
        long mark = Objects.requireNonNull(marks.remove(sync.begin()));
        Directory directory = directories.get(sync.target());
        if (directory != null) {
            List<Naming> done = directory.changes.subList(0, Math.toIntExact(Math.max(0, mark - directory.applied)));
            directory.applied += done.size();
            done.forEach(naming -> {
                if (naming.file() == null) {
                    durableNames.remove(naming.path());
                } else {
                    durableNames.put(naming.path(), naming.file());
                }
            });
            done.clear();
            return;
        }
        ShadowFile file = names.get(sync.target());
        if (file != null) {
            file.synced(mark);
        }
    }

    /** Writes what a cut now would leave below {@code target}, which is as the root then. */
    public void image(Cut cut, Path target) throws IOException {
        for (var each : (cut.names ? names : durableNames).entrySet()) {
            write(each.getKey(), each.getValue().content(cut.bytes), target);
        }
        if (cut.isRootKept) {
            for (var each : names.entrySet()) {
                if (parent(each.getKey()).equals(root.toString())) {
                    write(each.getKey(), each.getValue().content(ShadowFile.Unsynced.KEPT), target);
                }
            }
        }
    }

    private void write(String name, byte[] content, Path target) throws IOException {
        Path path = target.resolve(root.relativize(Path.of(name)));
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.write(path, content);
    }

    private boolean isOurs(String path) {
        String prefix = root.toString();
        boolean below = path.equals(prefix) || path.startsWith(prefix + "/");
        return below && ignored.stream().noneMatch(name -> path.startsWith(prefix + "/" + name + "/"));
    }
}
