using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Writing;

/// <summary>A work that was sent, and QuickBooks' definite answer to it.</summary>
public sealed class SentWork
{
    public SentWork(Work work, Answer answer)
    {
        Work = work;
        Answer = answer;
    }

    public Work Work { get; }

    public Answer Answer { get; }

    public void Deconstruct(out Work work, out Answer answer)
    {
        work = Work;
        answer = Answer;
    }
}
