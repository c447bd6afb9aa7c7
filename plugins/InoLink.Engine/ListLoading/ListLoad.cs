using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.ListLoading;

/// <summary>
/// Works off a Load lists job: pages the lists out of QuickBooks into ino_listentry while the time allows, and goes on in the next run where it stopped. QuickBooks hides list entries instead
/// of deleting them, and the hidden ones are asked for; what vanished all the same (a merged customer) is seen whenever a list fits into one run, as it does once it is loaded.
/// </summary>
public sealed class ListLoad
{
    private readonly DrainContext drain;
    private readonly List<Text> refused = new();

    public ListLoad(DrainContext drain) => this.drain = drain;

    public void Run(Work work)
    {
        LoadPosition from = LoadPosition.Parse(work.Job.Cursor);
        IReadOnlyList<LoadedList> lists = LoadedList.Of(drain.Settings);
        foreach (LoadedList list in lists.SkipWhile(list => list.Type != from.List))
        {
            int start = list.Type == from.List ? from.Start : 1;
            if (!Load(list, ref start, work.Job.Attempts))
            {
                drain.System.Update(new Entity(LinkJobTable.Name, work.Job.Id) { [LinkJobTable.RecordIds] = new LoadPosition(list.Type, start).ToString() });
                drain.Outcomes.Requeue(work, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
                return;
            }
        }

        drain.Outcomes.Done(work, new[] { Results.ListsLoaded() }.Concat(refused).ToArray());
    }

    // false: stopped before the end, at the page that start names
    private bool Load(LoadedList list, ref int start, int attempt)
    {
        if (drain.Halt != null || !drain.Budget.MayBeginWork)
        {
            return false;
        }

        bool whole = start == 1;
        StoredList stored = StoredList.Read(drain.System, drain.Company.Id, list.Type);
        while (true)
        {
            if (Page(list, start, attempt, out bool stopped) is not { } page)
            {
                return !stopped;
            }

            foreach (JsonObject member in page)
            {
                if (!drain.Budget.MayBeginWork)
                {
                    return false;
                }

                Write(stored.Change(list.Row(member), drain.Lease.Now, out bool isNew), isNew);
            }

            if (page.Count < LoadedList.PageSize)
            {
                break;
            }

            start += page.Count;
        }

        foreach (Entity vanished in whole ? stored.Vanished(drain.Lease.Now) : Enumerable.Empty<Entity>())
        {
            drain.System.Update(vanished);
        }

        return true;
    }

    // null: there is nothing to read, since the list was refused, or now, since the call could not be made
    private List<JsonObject>? Page(LoadedList list, int start, int attempt, out bool stopped)
    {
        stopped = false;
        if (!drain.Budget.MayBeginWork || !drain.Budget.Fits(TimeBudget.Single))
        {
            stopped = true;
            return null;
        }

        Answer answer = drain.QuickBooks.Query(new[] { list.Statement(start, withInactive: true) })[0];
        if (answer.Kind == AnswerKind.Refused)
        {
            // a list without the member Active can't be asked by it
            answer = drain.QuickBooks.Query(new[] { list.Statement(start, withInactive: false) })[0];
        }

        switch (answer.Kind)
        {
            case AnswerKind.Done:
                return answer.Body.Objects(list.Entity).ToList();
            case AnswerKind.Refused:
                drain.Trace($"list {list.Entity} refused: {answer.Reason} tid={answer.IntuitTid}");
                refused.Add(Results.ListNotGiven(list.Entity, answer.Errors.Select(error => error.Message).FirstOrDefault() ?? answer.Reason));
                return null;
            default:
                drain.Halt = new Sender(drain).HaltFor(answer, attempt);
                stopped = true;
                return null;
        }
    }

    private void Write(Entity? change, bool isNew)
    {
        if (change != null && !(isNew && drain.System.TryCreate(change)))
        {
            drain.System.Update(change);
        }
    }
}
