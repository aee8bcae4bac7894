using DefenderXdr.Http;

namespace DefenderXdr.Paging;

/// <summary>
/// Finds the next page: a link where there is one, else so many objects on. Where objects can leave the list, pages that are skipped to overlap by
/// one, which shows whether it has happened: what is gone before a page pulls the objects after it up past the joint, where nobody would see them.
/// </summary>
internal sealed class PageTurner<T>(ListPlan<T> plan, IClientEvents events) where T : class
{
    // A list that moves under so many pages is read on as it is.
    private const int GapsAllowed = 20;

    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private int skipped;
    private bool overlaps;
    private bool hasGap;
    private bool isLinked;
    private int gaps;
    private int count;
    private int fresh;
    private string? first;
    private string? last;
    private string? previousFirst;

    /// <summary>How many objects of this page have been read.</summary>
    public int Count => count;

    /// <summary>A page is read, maybe once more.</summary>
    public void Open() => (count, fresh, first, last) = (0, 0, null, null);

    /// <summary>An object of the page.</summary>
    public void Take(string? key, bool isNew)
    {
        last = key;
        if (isNew) fresh++;
        if (++count > 1) return;
        first = key;
        hasGap |= overlaps && isNew;
    }

    /// <summary>The next page, as far as that can be told once half of this one is read; null where it cannot, or where none will be wanted.</summary>
    /// <param name="request">This page.</param>
    /// <param name="nextLink">The link that it has, if it comes before the objects.</param>
    /// <param name="wanted">How many objects are still wanted; null for all.</param>
    public ApiRequest? Foresee(ApiRequest request, string? nextLink, int? wanted)
    {
        if (plan.OnMore is not null || !request.Operation.IsRead || count * 2 < plan.PageSize || wanted <= plan.PageSize - count + 1) return null;
        if (nextLink is not null) return Uri.TryCreate(nextLink, UriKind.RelativeOrAbsolute, out var next) ? request.At(next) : null;
        return isLinked || plan.Skip is null || hasGap ? null : request.At(plan.Skip(skipped + Step(plan.PageSize)));
    }

    /// <summary>The page has been read to its end.</summary>
    /// <param name="request">It.</param>
    /// <param name="nextLink">The link that it has.</param>
    /// <returns>The next one, or null after the last.</returns>
    /// <exception cref="DefenderException">There is no way on.</exception>
    public ApiRequest? Turn(ApiRequest request, string? nextLink)
    {
        // A service that links its pages does so to the last one; a full page of one that never did may have a successor.
        isLinked |= nextLink is not null;
        var isFull = !isLinked && plan.Skip is not null && count >= plan.PageSize;
        if (plan.OnMore is not null)
        {
            if (isFull || nextLink is not null) plan.OnMore();
            return null;
        }

        if (nextLink is not null) return request.At(Follow(nextLink));
        if (!isLinked && (hasGap || (overlaps && count == 0)) && ++gaps <= GapsAllowed) return request.At(StepBack());
        return isFull ? request.At(Skip()) : null;
    }

    private Uri Follow(string nextLink)
    {
        if (!Uri.TryCreate(nextLink, UriKind.RelativeOrAbsolute, out var next)) throw DefenderErrors.Create(ErrorIds.ForeignNextLink, "The service gives a next page that is no address.");
        overlaps = hasGap = false;
        return visited.Add(next.OriginalString) ? next : throw Loop();
    }

    private Uri StepBack()
    {
        events.Verbose("The list has moved between two pages: reading the one before again.");
        skipped = Math.Max(0, skipped - plan.PageSize);
        overlaps = skipped > 0;
        hasGap = false;
        previousFirst = null;
        return plan.Skip!(skipped);
    }

    private Uri Skip()
    {
        // A service that does not skip gives the same page for ever.
        if (fresh == 0 && first is not null && first == previousFirst) throw Loop();
        previousFirst = first;
        overlaps = Step(count) < count;
        hasGap = false;
        skipped += Step(count);
        return plan.Skip!(skipped);
    }

    // How far on the page after one of so many objects begins.
    private int Step(int objects) => plan.CanShrink && last is not null && objects > 1 ? objects - 1 : objects;

    private static DefenderException Loop() => DefenderErrors.Create(ErrorIds.PagingLoop, "The service gives a next page that was read before.");
}
