using System.Collections.Concurrent;
using System.ServiceModel;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>
/// The asynchronous service: takes system jobs in batches, runs them in parallel without any order between them, at least
/// once, and records what became of each in asyncoperation (dataverse-runtime §4).
/// </summary>
public sealed class AsyncService : IAsyncDisposable
{
    private readonly LocalDataverse dataverse;
    private readonly SystemJobs jobs;
    private readonly JobRunner runner;
    private readonly AsyncServiceOptions options;
    private readonly Func<Uri, bool> network;
    private readonly ConcurrentDictionary<Guid, Sandbox> running = new();
    private readonly ConcurrentDictionary<Guid, bool> repeated = new();
    private readonly Queue<SystemJob> batch = new();
    private readonly Lock picking = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Tally tally = new();
    private readonly Chaos chaos;
    private CancellationTokenSource? stopping;
    private Task[] workers = [];
    private int busy;

    internal AsyncService(LocalDataverse dataverse, SystemJobs jobs, JobRunner runner, AsyncServiceOptions options, Func<Uri, bool> network)
    {
        this.network = network;
        this.dataverse = dataverse;
        this.jobs = jobs;
        this.runner = runner;
        this.options = options;
        chaos = new Chaos(options.Chaos);
        dataverse.Clock.Advanced += OnClockAdvanced;
        jobs.RecoverLocked(new HashSet<Guid>());
    }

    /// <summary>Raised on a worker at every turn of a job. Handlers must not throw.</summary>
    public event Action<JobProgress>? Progress;

    /// <summary>What every chaotic choice follows from; print it, and give it back to see the same again (with one worker exactly the same).</summary>
    public int Seed => chaos.Seed;

    public bool IsRunning => stopping is not null;

    public AsyncServiceStatistics Statistics => tally.Snapshot();

    public Task StartAsync()
    {
        if (stopping is null)
        {
            stopping = new CancellationTokenSource();
            var token = stopping.Token;
            workers = [.. Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(token), CancellationToken.None))];
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops taking jobs, waits for the running ones, and gives the rest of the batch back.</summary>
    public async Task StopAsync()
    {
        if (stopping is null)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
        stopping.Dispose();
        stopping = null;
        lock (picking)
        {
            while (batch.TryDequeue(out var job))
            {
                jobs.MakeReady(job.Id);
            }
        }
    }

    /// <summary>Ends when no job is Ready and due and none runs. Runs the service meanwhile, if it was stopped.</summary>
    public async Task DrainAsync(CancellationToken cancellation = default)
    {
        var wasRunning = IsRunning;
        await StartAsync().ConfigureAwait(false);
        try
        {
            while (!IsIdle())
            {
                await ThrowIfAWorkerFailed().ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (!wasRunning)
            {
                await StopAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The worker process dies now, with everything that runs in it; what runs next is up to <see cref="AsyncServiceOptions.RecoverCrashedJobs"/>.</summary>
    public void CrashRunningJobs()
    {
        foreach (var sandbox in running.Values)
        {
            sandbox.Crash();
        }
    }

    /// <summary>Makes the jobs that a crash left Locked Ready again; returns how many.</summary>
    public int RecoverCrashedJobs()
    {
        lock (picking)
        {
            var count = jobs.RecoverLocked(running.Keys.Concat(batch.Select(job => job.Id)).ToHashSet());
            Wake();
            return count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        dataverse.Clock.Advanced -= OnClockAdvanced;
        await StopAsync().ConfigureAwait(false);
        wake.Dispose();
    }

    /// <summary>A job was committed.</summary>
    internal void Wake()
    {
        if (wake.CurrentCount < options.Workers)
        {
            wake.Release();
        }
    }

    /// <summary>Whatever a plug-in throws is its job's outcome; an exception of a worker is a defect of the lab and must be seen.</summary>
    private Task ThrowIfAWorkerFailed() => Array.Find(workers, worker => worker.IsFaulted) ?? Task.CompletedTask;

    private void OnClockAdvanced(TimeSpan offset) => Wake();

    private async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (Take() is not { } job)
            {
                await WaitAsync(stop).ConfigureAwait(false);
                continue;
            }

            try
            {
                await RunAsync(job).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref busy);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        try
        {
            await wake.WaitAsync(options.PollInterval, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // stopping is how an idle worker ends
        }
    }

    /// <summary>No job runs, and none is due.</summary>
    public bool IsIdle()
    {
        lock (picking)
        {
            return Volatile.Read(ref busy) == 0 && batch.Count == 0 && !jobs.AnyDue();
        }
    }

    private SystemJob? Take()
    {
        lock (picking)
        {
            if (batch.Count == 0)
            {
                foreach (var job in chaos.Arrange(TakeDue()))
                {
                    batch.Enqueue(job);
                }
            }

            if (!batch.TryDequeue(out var next))
            {
                return null;
            }

            Interlocked.Increment(ref busy);
            if (batch.Count > 0)
            {
                Wake();
            }

            return next;
        }
    }

    private IReadOnlyList<SystemJob> TakeDue()
    {
        try
        {
            return jobs.TakeDue(options.BatchSize);
        }
        catch (FaultException<OrganizationServiceFault> e) when (e.Detail.ErrorCode == FaultCode.SqlTimeout)
        {
            // a long transaction holds the database: look again later
            return [];
        }
    }

    private async Task RunAsync(SystemJob job)
    {
        var (delay, twice) = chaos.Draw();
        await Task.Delay(delay).ConfigureAwait(false);
        var sandbox = new Sandbox(options.Limit, network, point => Observe(job, point));
        running[job.Id] = sandbox;
        tally.Started();
        Report(job, JobPhase.Started, TimeSpan.Zero, null);
        JobRun run;
        try
        {
            run = await runner.RunAsync(job, sandbox, options.Limit).ConfigureAwait(false);
        }
        finally
        {
            running.TryRemove(job.Id, out _);
        }

        Settle(job, run, twice && repeated.TryAdd(job.Id, true));
    }

    private void Settle(SystemJob job, JobRun run, bool twice)
    {
        if (run.IsCrashed)
        {
            tally.Crashed();
            Report(job, JobPhase.Crashed, run.Duration, "The worker process crashed.");
            if (options.RecoverCrashedJobs)
            {
                jobs.MakeReady(job.Id);
                Wake();
            }

            return;
        }

        var outcome = job.RetryCount + 1 >= options.MaximumAttempts ? run.Outcome.WithoutRetry() : run.Outcome;
        if (twice && outcome.Phase == JobPhase.Succeeded)
        {
            tally.DeliveredTwice();
            Report(job, JobPhase.WillRepeat, run.Duration, null);
            jobs.MakeReady(job.Id);
            Wake();
            return;
        }

        try
        {
            jobs.Finish(job, outcome, run.Trace, run.DeleteWhenSucceeded, options.RetryInterval);
        }
        catch (FaultException<OrganizationServiceFault> e) when (e.Detail.ErrorCode == FaultCode.ObjectDoesNotExist)
        {
            // the job went with its step, or somebody deleted it: the run has happened all the same
        }

        tally.Ended(outcome);
        Report(job, outcome.Phase, run.Duration, outcome.Message);
    }

    private void Observe(SystemJob job, SandboxPoint point)
    {
        if (!chaos.Kills(job, point, tally.Called(point.Kind == SandboxPointKind.Http)))
        {
            return;
        }

        if (chaos.TakesNeighbours)
        {
            CrashRunningJobs();
        }
        else if (running.TryGetValue(job.Id, out var sandbox))
        {
            sandbox.Crash();
        }
    }

    private void Report(SystemJob job, JobPhase phase, TimeSpan duration, string? message)
        => Progress?.Invoke(new JobProgress(job.Id, job.Name, job.Table, job.RecordId, job.Depth, job.RetryCount + 1, phase, duration, message));
}
