using DefenderXdr.Http;

namespace DefenderXdr.Paging;

/// <summary>How a back end gets one object.</summary>
/// <param name="Request">The request.</param>
internal sealed record GetPlan<T>(ApiRequest Request) where T : class
{
    /// <summary>What the object is still without; null when it comes whole.</summary>
    public IPart<T>? Part { get; init; }

    /// <summary>A way that costs the service less; null when there is none.</summary>
    public GetPlan<T>? Lighter { get; init; }
}
