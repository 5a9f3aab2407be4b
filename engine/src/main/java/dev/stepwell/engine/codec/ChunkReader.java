package dev.stepwell.engine.codec;

/** Reads the history chunk of an execution that begins with an event; it must be there. */
@FunctionalInterface
public interface ChunkReader {
    StoredChunk read(long firstEventId);
}
