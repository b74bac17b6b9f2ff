namespace Auth.Core.Samples.Tests.Support;

/// <summary>Has the packages packed once for all classes that look at them.</summary>
[CollectionDefinition(PackedFeed.Collection)]
public sealed class PackedFeedCollection : ICollectionFixture<PackedFeed>;
