namespace DefenderXdr.Paging;

/// <summary>A part of an object that takes a request of its own.</summary>
internal interface IPart<in T> where T : class
{
    /// <summary>Reads it, and puts it into the object.</summary>
    Task FillAsync(T item, Pager pager, IClientEvents events, CancellationToken cancellationToken);
}

/// <summary>A part that is a list.</summary>
/// <param name="plan">The list of an object.</param>
/// <param name="put">Puts it into the object.</param>
internal sealed class ListPart<T, TPart>(Func<T, ListPlan<TPart>> plan, Action<T, IReadOnlyList<TPart>> put) : IPart<T>
    where T : class
    where TPart : class
{
    public async Task FillAsync(T item, Pager pager, IClientEvents events, CancellationToken cancellationToken)
    {
        var list = new List<TPart>();
        try
        {
            await foreach (var part in pager.ListAsync(plan(item), events, cancellationToken).ConfigureAwait(false)) list.Add(part);
        }
        catch (DefenderException e) when (e.Kind == ErrorKind.ObjectNotFound)
        {
            // It went away between the two requests.
            events.Verbose(e.Message);
        }
        put(item, list);
    }
}
