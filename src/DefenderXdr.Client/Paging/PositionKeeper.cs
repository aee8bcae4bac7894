namespace DefenderXdr.Paging;

/// <summary>Keeps how far a list has been read, for the error that may end it.</summary>
internal sealed class PositionKeeper
{
    private readonly ListPosition position = new();
    private bool isNewestFirst = true;
    private bool isNewPage;

    /// <summary>Whether anything has come.</summary>
    public bool HasBegun => position.Objects > 0;

    /// <summary>A page is asked for.</summary>
    public void Page(Uri address)
    {
        position.Page = address;
        isNewPage = true;

        // Another order than the service's own.
        isNewestFirst &= !address.OriginalString.Contains("$orderby");
    }

    /// <summary>An object goes out.</summary>
    public void Object<T>(T item, string? key)
    {
        position.Objects++;
        if (isNewPage) position.Pages++;
        isNewPage = false;
        position.LastId = key;

        // One that breaks the order leaves no time to go on from.
        var created = (item as IDated)?.CreatedTime;
        isNewestFirst &= created is not null && !(created > position.OldestCreated);
        position.OldestCreated = isNewestFirst ? created : null;
    }

    /// <summary>The error, with where it ended the list.</summary>
    public DefenderException At(DefenderException error)
    {
        // Neither of these is a page to ask for again.
        if (error.ErrorId is ErrorIds.ForeignNextLink or ErrorIds.PagingLoop) position.Page = null;
        return error.At(position);
    }
}
