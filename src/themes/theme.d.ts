/** The type of each theme: importing it has an effect, and no value. */
export {}
