using DefenderXdr.Http;

namespace DefenderXdr.Paging;

/// <summary>One page of an answer, an object at a time while the body arrives.</summary>
internal interface IPage<out T> : IDisposable where T : class
{
    /// <summary>The next page. Services put it before the list or after it, so ask once the page is read.</summary>
    string? NextLink { get; }

    /// <summary>The next object of the page, or null at its end.</summary>
    T? Next();
}

/// <summary>Reads pages: knows what is in them.</summary>
internal interface IPageReader<out T> where T : class
{
    /// <summary>Begins to read an answer.</summary>
    IPage<T> Open(ApiResponse response, CancellationToken cancellationToken);
}
