namespace DefenderXdr.Simulation;

/// <summary>A list that readers see whole, newest first; what is added goes where its time belongs. One writer at a time.</summary>
internal sealed class NewestFirst<T>(T[] sorted, Func<T, DateTimeOffset> created)
{
    private T[] items = sorted;

    internal IReadOnlyList<T> Items => Volatile.Read(ref items);

    internal void Add(T item)
    {
        var at = 0;
        while (at < items.Length && created(items[at]) > created(item))
            at++;
        var next = new T[items.Length + 1];
        Array.Copy(items, next, at);
        next[at] = item;
        Array.Copy(items, at, next, at + 1, items.Length - at);
        Volatile.Write(ref items, next);
    }
}
