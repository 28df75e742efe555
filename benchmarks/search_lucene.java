// SPDX-FileCopyrightText: 2026 The Vorlage authors
// SPDX-License-Identifier: Apache-2.0
//
// Lucene beside our index, for benchmarks/search_pages.py: pages come as words joined by spaces, questions as lines of
// rows of words with tabs between them. Each answer is a line: how many pages, CPU and wall milliseconds.

import java.io.*;
import java.lang.management.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.*;

class SearchLucene {
    public static void main(String[] given) throws Exception {
        Directory folder = new MMapDirectory(Paths.get(given[1]));
        if (given[0].equals("build")) build(folder);
        else ask(folder);
    }

    static void build(Directory folder) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        config.setRAMBufferSizeMB(300);
        DataInputStream pages = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
        try (IndexWriter writer = new IndexWriter(folder, config)) {
            while (true) {
                byte[] text;
                try {
                    text = new byte[pages.readInt()];
                } catch (EOFException end) {
                    break;
                }
                pages.readFully(text);
                Document page = new Document();
                page.add(new TextField("text", new String(text, StandardCharsets.UTF_8), Field.Store.YES));
                writer.addDocument(page);
            }
            writer.commit();
        }
    }

    static void ask(Directory folder) throws Exception {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(folder));
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, new WhitespaceAnalyzer());
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        java.util.List<String> questions = new java.util.ArrayList<>();
        for (String line; (line = lines.readLine()) != null; ) questions.add(line);
        // The virtual machine compiles what runs often: the first half is asked once unmeasured, for its sake.
        for (int warm = 0; warm < questions.size() / 2; warm++) answer(searcher, highlighter, questions.get(warm));
        for (String question : questions) {
            long wall = System.nanoTime(), cpu = thread.getCurrentThreadCpuTime();
            int total = answer(searcher, highlighter, question);
            double cpuMs = (thread.getCurrentThreadCpuTime() - cpu) / 1e6, wallMs = (System.nanoTime() - wall) / 1e6;
            System.out.println(total + " " + cpuMs + " " + wallMs);
        }
    }

    static int answer(IndexSearcher searcher, UnifiedHighlighter highlighter, String question) throws Exception {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String row : question.split("\t")) {
            String[] words = row.split(" ");
            Query one = words.length == 1 ? new TermQuery(new Term("text", words[0])) : new PhraseQuery("text", words);
            all.add(one, BooleanClause.Occur.MUST);
        }
        Query asked = all.build();
        TopDocs best = searcher.search(asked, 20);
        int total = searcher.count(asked);
        highlighter.highlight("text", asked, best);
        return total;
    }
}
