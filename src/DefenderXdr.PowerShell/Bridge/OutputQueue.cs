namespace DefenderXdr.PowerShell;

/// <summary>
/// What is on its way from the work to the pipeline thread. The first thing wakes it at once; of what follows it takes some at a time, since waking
/// a thread costs more than reading an object. Bounded: who adds waits while it is full.
/// </summary>
internal sealed class OutputQueue
{
    // Less than two pages of any list: while the pipeline consumes one page, the next is fetched, and no more.
    private const int Capacity = 64;
    private const int Bunch = 16;
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(4);

    private readonly object gate = new();
    private List<object> filling = new(Capacity);
    private List<object> taken = new(Capacity);
    private bool isIdle = true;
    private bool isComplete;

    /// <summary>Adds something; waits while there is too much already.</summary>
    /// <param name="item">What is added.</param>
    /// <param name="ended">Nobody takes any more.</param>
    /// <param name="isAwaited">Whether the work goes on when it has been dealt with alone, so that it is taken at once.</param>
    /// <exception cref="OperationCanceledException">Nobody takes any more.</exception>
    public void Add(object item, CancellationToken ended, bool isAwaited = false)
    {
        lock (gate)
        {
            AddAll([item], ended);
            if (isAwaited) Monitor.PulseAll(gate);
        }
    }

    /// <summary>The same for things that come together.</summary>
    /// <exception cref="OperationCanceledException">Nobody takes any more.</exception>
    public void AddAll(IReadOnlyList<object> items, CancellationToken ended)
    {
        lock (gate)
        {
            ended.ThrowIfCancellationRequested();
            foreach (var item in items)
            {
                if (filling.Count >= Capacity) WaitForRoom(ended);
                filling.Add(item);
            }
            if (isIdle || filling.Count >= Bunch) Monitor.PulseAll(gate);
        }
    }

    /// <summary>Nothing more will be added.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Everything that has come, in its order; waits for something. Good until the next call; empty when nothing will come any more.</summary>
    /// <exception cref="OperationCanceledException">The wait was stopped.</exception>
    public IReadOnlyList<object> Take(CancellationToken stop)
    {
        taken.Clear();
        lock (gate)
        {
            if (filling.Count < Bunch && !isComplete && !isIdle) Monitor.Wait(gate, Linger);
            while (filling.Count == 0 && !isComplete)
            {
                stop.ThrowIfCancellationRequested();
                isIdle = true;
                Monitor.Wait(gate);
            }
            stop.ThrowIfCancellationRequested();
            isIdle = false;
            (filling, taken) = (taken, filling);
            Monitor.PulseAll(gate);
            return taken;
        }
    }

    private void WaitForRoom(CancellationToken ended)
    {
        Monitor.PulseAll(gate);
        while (filling.Count >= Capacity)
        {
            Monitor.Wait(gate);
            ended.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Has those who wait look whether they were cancelled.</summary>
    public void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
