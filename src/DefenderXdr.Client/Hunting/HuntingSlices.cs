using System.Runtime.CompilerServices;

namespace DefenderXdr;

/// <summary>
/// Runs a query over a period in slices, several at a time, and gives their rows in the order of time, each once. What is more than an answer holds is
/// asked for again in halves; until it is known that a slice is whole, none of its rows leaves.
/// </summary>
internal sealed class HuntingSlices(HuntingPeriod period, Func<HuntingSlice, CancellationToken, Task<IReadOnlyList<HuntingRow>?>> read, IClientEvents events)
{
    private const string Activity = "Hunting in slices";

    // While so many rows wait for their turn, no further slice is asked for.
    private const int MostWaiting = 2 * HuntingLimits.MostRows;

    // In the order of time. Those that run or are done are among the first.
    private readonly LinkedList<Piece> pieces = new(period.Slices().Select(slice => new Piece(slice)));

    /// <summary>All rows, those of a slice together; nothing for a slice without any.</summary>
    /// <exception cref="DefenderException">A slice failed. All rows before its start have come.</exception>
    public async IAsyncEnumerable<IReadOnlyList<HuntingRow>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var rows = 0L;
            while (pieces.First is { } head)
            {
                Halve();
                Start(end.Token);

                // Looked at once: any of them may end at any moment.
                Task[] running = [.. pieces.Where(piece => piece.IsRunning).Select(piece => piece.Rows!)];
                if (running.Contains(head.Value.Rows))
                {
                    await Task.WhenAny(running).ConfigureAwait(false);
                    continue;
                }
                if (await RowsOfAsync(head.Value, rows).ConfigureAwait(false) is not { } whole) continue;

                pieces.RemoveFirst();
                rows += whole.Count;
                if (whole.Count > 0) yield return whole;
                if (pieces.Count > 0) events.Progress(Activity, $"{rows} rows up to {HuntingPeriod.Text(head.Value.Slice.End)}, {pieces.Count} slices to go");
            }
        }
        finally
        {
            events.Progress(Activity, null);

            // Also when nobody wants more: nothing may go on unseen.
            end.Cancel();
            await Task.WhenAll(pieces.Select(piece => piece.Rows).OfType<Task>().Select(Quietly)).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<HuntingRow>?> RowsOfAsync(Piece piece, long rows)
    {
        try
        {
            return await piece.Rows!.ConfigureAwait(false);
        }
        catch (DefenderException e) when (rows > 0)
        {
            throw e.Behind($"The {rows} rows before {HuntingPeriod.Text(piece.Slice.Start)} had come.");
        }
    }

    private void Halve()
    {
        for (var piece = pieces.First; piece is not null; piece = piece.Next)
        {
            if (!piece.Value.IsTooMuch) continue;
            var (first, second) = piece.Value.Slice.Halves();
            events.Verbose($"{piece.Value.Slice} is more than one answer holds: asking for its halves.");
            pieces.AddAfter(piece, new Piece(second));
            piece.Value = new Piece(first);
        }
    }

    private void Start(CancellationToken cancellationToken)
    {
        var running = pieces.Count(piece => piece.IsRunning);
        var waiting = pieces.Sum(piece => piece.Waiting);
        foreach (var piece in pieces)
        {
            if (running >= period.Parallel) return;

            // The first one always: it is what the others wait for.
            if (waiting >= MostWaiting && piece != pieces.First!.Value) return;
            if (piece.HasFailed) return;
            if (piece.Rows is not null) continue;
            piece.Rows = Task.Run(() => read(piece.Slice, cancellationToken), cancellationToken);
            running++;
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e) when (e is DefenderException or OperationCanceledException)
        {
            // Told already, or of no interest any more.
        }
    }

    private sealed class Piece(HuntingSlice slice)
    {
        public HuntingSlice Slice => slice;

        public Task<IReadOnlyList<HuntingRow>?>? Rows { get; set; }

        public bool IsRunning => Rows is { IsCompleted: false };

        public bool HasFailed => Rows is { IsFaulted: true };

        public bool IsTooMuch => Rows is { Status: TaskStatus.RanToCompletion, Result: null };

        public int Waiting => Rows is { Status: TaskStatus.RanToCompletion, Result: { } rows } ? rows.Count : 0;
    }
}
