using System.Management.Automation;

namespace DefenderXdr.PowerShell.Tests.Bridge;

public sealed class PipelineBridgeTests
{
    [Fact]
    public void A_defect_comes_out_as_an_error_with_an_id()
    {
        var error = Assert.Throws<DefenderException>(() => Bridge((_, _) => throw new InvalidOperationException("broken inside")));

        Assert.Equal(ErrorIds.UnexpectedError, error.ErrorId);
        Assert.Contains("broken inside", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public void An_error_of_ours_comes_out_as_it_is()
    {
        var thrown = DefenderErrors.Create(ErrorIds.HuntingQueryInvalid, "The query is empty.");

        Assert.Same(thrown, Assert.Throws<DefenderException>(() => Bridge((_, _) => Task.FromException(thrown))));
    }

    [Fact]
    public async Task Stopping_ends_the_work_and_the_wait_for_it()
    {
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var run = Task.Run(() => Bridge(async (_, token) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException)
            {
                cancelled.SetResult();
                throw;
            }
        }, stop.Token));
        await started.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAsync<PipelineStoppedException>(() => run.WaitAsync(TimeSpan.FromSeconds(10)));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_pipeline_that_has_enough_ends_work_that_waits_for_room()
    {
        var ended = new TaskCompletionSource();
        var run = Task.Run(() => Bridge((output, token) =>
        {
            _ = PipelineBridge.Current.OnPipelineThreadAsync<int>(_ => throw new PipelineStoppedException());
            try
            {
                while (!token.IsCancellationRequested) output.Object("one more");
                return Task.FromCanceled(token);
            }
            finally
            {
                ended.SetResult();
            }
        }));

        await Assert.ThrowsAsync<PipelineStoppedException>(() => run.WaitAsync(TimeSpan.FromSeconds(10)));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static void Bridge(Func<ICommandOutput, CancellationToken, Task> work, CancellationToken stop = default) =>
        new PipelineBridge(new DefenderSession()).Run(new GetDefenderIncidentCommand(), work, stop);
}
