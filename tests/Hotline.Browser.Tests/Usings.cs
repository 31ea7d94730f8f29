global using Xunit;

// Each test has a browser and often the whole program. Two at once starve each other on two cores, and then what the product itself
// counts in seconds is missed, such as three presses within five.
[assembly: CollectionBehavior(MaxParallelThreads = 1)]
