package dev.stepwell.bench.load;

import java.io.IOException;

/** A workload that goes on for as long as it is told, against a server that runs already. */
interface Sustained {
    /** Creates what the runs need. */
    void prepare(Api api) throws IOException;

    /** Goes on for this long, then lets what was begun come to its end and checks it. */
    Measured run(Api api, double seconds) throws IOException;
}
